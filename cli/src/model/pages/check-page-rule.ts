/** Whether what pages are declared by is there: the parameter in the query, the places in the answer. */
import type { NextPage, PageRule } from "latchkey/generated/operation";
import { composedSchemas } from "../../document/composed-schemas.ts";
import { isList, numberAt, stringAt, valueAt, type Json, type JsonObject } from "../../document/json.ts";
import { parsePointer, type Path } from "../../document/pointer.ts";
import type { Constants } from "../fixed-values.ts";
import { answerSchemas, schemasAt } from "../follow-schema.ts";
import { toParameterModels } from "../resolve-parameters.ts";
import { resolveResponses, successesOf } from "../resolve-responses.ts";
import { type PageFault, readPageRule } from "./page-block.ts";

/** An operation with pages. */
export interface PagedOperation {
  readonly root: Json;
  readonly value: JsonObject;
  /** The Parameter Objects that hold for it. */
  readonly parameters: readonly JsonObject[];
  /** The parameters that no caller gives. */
  readonly constants: Constants | undefined;
  /** How messages call it. */
  readonly name: string;
}

/** The rule that a block says. Throws for a block that is none, and for what the operation does not have. */
export function pageRuleOf(operation: PagedOperation, block: unknown, fault: PageFault): PageRule {
  return checkPageRule(operation, readPageRule(block, fault), fault);
}

/** The schemas of the answers that have items, one a media type. */
export function pageSchemas({ root, value }: Pick<PagedOperation, "root" | "value">): Json[] {
  const successes = successesOf(resolveResponses(root, value, () => undefined));
  return answerSchemas(root, value, (status) => successes.some((success) => success.status === status));
}

/** The rule comes back with the first number, where the document says it. */
function checkPageRule(operation: PagedOperation, rule: PageRule, fault: PageFault): PageRule {
  const { root, value, name } = operation;
  const successes = successesOf(resolveResponses(root, value, () => undefined));
  if (!successes.some(({ media: [first] }) => first?.kind === "json")) {
    throw fault([], `\`${name}\` answers with no JSON that could have items.`, "Pages are read from JSON alone.");
  }
  const answers = pageSchemas(operation);
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
function checkQuery(operation: PagedOperation, next: NextByQuery, fault: PageFault): NextByQuery {
  const { root, parameters, constants, name } = operation;
  const { query } = next;
  const given = toParameterModels(root, parameters, constants).filter(({ fixed }) => fixed?.isConstant !== true);
  const known = given.flatMap((one) => (one.in === "query" ? one.name : []));
  if (!known.includes(query)) {
    const hint = known.length === 0 ? "It has none." : `It has ${known.join(", ")}.`;
    throw fault(["next", "query"], `\`${name}\` has no query parameter ${JSON.stringify(query)}.`, hint);
  }
  if (!("by" in next) || next.start !== undefined) return next;
  const declared = parameters.find((one) => stringAt(one, "in") === "query" && stringAt(one, "name") === query);
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
