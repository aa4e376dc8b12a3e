/** Numbers that JavaScript cannot hold: whole ones beyond 2^53 - 1 lose their last digits (RFC 8259, section 6). */
import { isList, isObject, objectAt, stringAt, valueAt, type Json, type JsonObject } from "../document/json.ts";
import { routeOf } from "../document/methods.ts";
import { componentName, resolveRef } from "../document/resolve-ref.ts";
import type { ListedOperation } from "../model/list-operations.ts";
import type { Warning } from "./inspection.ts";

/** A note on the operations that send or bring such numbers, by their own words or those of a schema that they reach. */
export function numberWarnings(root: Json, operations: readonly ListedOperation[]): Warning[] {
  const schemas = reachingLarge(objectAt(objectAt(root, "components"), "schemas"));
  const routes = operations.filter((operation) => hasLarge(root, operation, schemas)).map(routeOf);
  if (routes.length === 0) return [];
  return [
    {
      kind: "large-numbers",
      level: "note",
      message: `${routes.length} operation${routes.length === 1 ? " has" : "s have"} numbers of 64 bits, and JavaScript rounds those beyond 9007199254740991.`,
      hint: 'Read such an answer with `parseAs: "text"`, or have the API write them as texts.',
      operations: routes,
    },
  ];
}

function hasLarge(root: Json, { value, parameters }: ListedOperation, schemas: ReadonlySet<string>): boolean {
  const responses = Object.values(objectAt(value, "responses")).map(
    (response) => resolveRef(root, response, [])?.value,
  );
  const body = resolveRef(root, valueAt(value, "requestBody"), [])?.value;
  return [...responses, body, ...parameters].some((part) => {
    const { large, names } = lookInto(part);
    return large || names.some((name) => schemas.has(name));
  });
}

/** The component schemas that have such a number, or refer to one that has. */
function reachingLarge(schemas: JsonObject): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  const found = new Set<string>();
  for (const [name, schema] of Object.entries(schemas)) {
    const { large, names } = lookInto(schema);
    if (large) found.add(name);
    for (const used of names) users.set(used, [...(users.get(used) ?? []), name]);
  }
  // A Set's iteration goes on with what is added meanwhile.
  for (const name of found) for (const user of users.get(name) ?? []) found.add(user);
  return found;
}

/** Whether a tree has such a number, and the component schemas that it names. */
function lookInto(node: Json | undefined): { readonly large: boolean; readonly names: readonly string[] } {
  const names: string[] = [];
  let large = false;
  const open: Json[] = node === undefined ? [] : [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isObject(next)) {
      const name = componentName(next, "schemas");
      if (name !== undefined) names.push(name);
      if (isLarge(next)) large = true;
    }
    if (isList(next) || isObject(next)) open.push(...Object.values(next).filter((child) => typeof child === "object"));
  }
  return { large, names };
}

const formats: ReadonlySet<string> = new Set(["int64", "uint64", "long", "ulong", "int128", "uint128", "bigint"]);

function isLarge(schema: JsonObject): boolean {
  const type = valueAt(schema, "type");
  const isNumber = [type, ...(isList(type) ? type : [])].some((one) => one === "integer" || one === "number");
  if (!isNumber) return false;
  const maximum = valueAt(schema, "maximum");
  if (typeof maximum === "number") return maximum > Number.MAX_SAFE_INTEGER;
  return formats.has((stringAt(schema, "format") ?? "").toLowerCase());
}
