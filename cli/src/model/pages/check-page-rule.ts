/** Whether what pages are declared by is there: the parameter in the query, the places in the answer. */
import type { NextPage, PageRule } from "latchkey/generated/operation";
import { composedSchemas } from "../../document/composed-schemas.ts";
import { isList, numberAt, stringAt, valueAt, type Json } from "../../document/json.ts";
import { parsePointer, type Path } from "../../document/pointer.ts";
import type { ListedOperation } from "../list-operations.ts";
import { answerSchemas, schemasAt } from "../follow-schema.ts";
import { successesOf } from "../resolve-responses.ts";
import type { OperationModel } from "../spec-model.ts";
import type { PageFault } from "./page-block.ts";

/** An operation with pages. */
export interface PagedOperation {
  readonly root: Json;
  readonly listed: ListedOperation;
  readonly model: OperationModel;
  /** How messages call it. */
  readonly name: string;
}

/** Throws for what the operation does not have. The rule comes back with the first number, where the document says it. */
export function checkPageRule(operation: PagedOperation, rule: PageRule, fault: PageFault): PageRule {
  const { root, listed, model, name } = operation;
  const successes = successesOf(model.responses);
  if (!successes.some(({ media: [first] }) => first?.kind === "json")) {
    throw fault([], `\`${name}\` answers with no JSON that could have items.`, "Pages are read from JSON alone.");
  }
  const answers = answerSchemas(root, listed.value, (status) => successes.some((success) => success.status === status));
  /** Throws unless a value of one of these types can be there. */
  const check = (at: Path, path: Path, wanted: readonly string[], what: string): void => {
    const found = answers.flatMap((schema) => schemasAt(root, schema, path));
    const label = at.join(".");
    if (found.length === 0)
      throw fault(
        at,
        `\`${label}\` points to nothing that a 2xx answer of \`${name}\` has.`,
        "Point to a property of its schema.",
      );
    if (!found.some((schema) => allows(root, schema, wanted)))
      throw fault(at, `\`${label}\` of \`${name}\` points to something that is no ${what}.`, `Point to a ${what}.`);
  };
  const items = pathOf(rule.items);
  check(["items"], items, ["array"], "list");
  if (rule.more !== undefined) check(["more"], pathOf(rule.more), [], "value");
  const { next } = rule;
  if (next === "link") return rule;
  const cursor = ["string", "number", "integer"];
  if ("link" in next) check(["next", "link"], pathOf(next.link), ["string"], "text");
  else if ("from" in next) check(["next", "from"], pathOf(next.from), cursor, "text or number");
  else if ("last" in next) check(["next", "last"], [...items, "0", ...pathOf(next.last)], cursor, "text or number");
  return "query" in next ? { ...rule, next: checkQuery(operation, next, fault) } : rule;
}

/** Throws where the query has no such parameter, or none that a caller could give. */
function checkQuery({ root, listed, model, name }: PagedOperation, next: NextByQuery, fault: PageFault): NextByQuery {
  const { query } = next;
  const parameter = model.parameters.find((one) => one.in === "query" && one.name === query);
  if (parameter === undefined || parameter.fixed?.isConstant === true) {
    const known = model.parameters.filter((one) => one.in === "query").map((one) => one.name);
    const hint = known.length === 0 ? "It has none." : `It has ${known.join(", ")}.`;
    throw fault(["next", "query"], `\`${name}\` has no query parameter ${JSON.stringify(query)}.`, hint);
  }
  if (!("by" in next) || next.start !== undefined) return next;
  const declared = listed.parameters.find((one) => stringAt(one, "in") === "query" && stringAt(one, "name") === query);
  const parts = composedSchemas(root, valueAt(declared, "schema") ?? {}, ["allOf"]);
  const [first] = parts.flatMap((part) => numberAt(part, "default") ?? []);
  if (first !== undefined) return { ...next, start: first };
  if (next.by === 1 && parts.some((part) => numberAt(part, "minimum") === 0)) {
    const hint = "Say so: `start: 0`, or `start: 1`.";
    throw fault(["next"], `\`${query}\` may be zero, and nothing says whether the first page is 0 or 1.`, hint);
  }
  return next;
}

type NextByQuery = Extract<NextPage, { readonly query: string }>;

function pathOf(pointer: string): Path {
  return parsePointer(pointer) ?? [];
}

/** Whether a schema lets a value of one of these types through; one that names no type lets all. */
function allows(root: Json, schema: Json, types: readonly string[]): boolean {
  const parts = composedSchemas(root, schema, ["allOf", "anyOf", "oneOf"]);
  const named = parts.flatMap((part) => {
    const type = valueAt(part, "type");
    return isList(type) ? type : (type ?? []);
  });
  return (
    types.length === 0 || named.length === 0 || named.some((type) => typeof type === "string" && types.includes(type))
  );
}
