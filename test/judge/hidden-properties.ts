/** Properties that one side of the wire does not have (JSON Schema validation, section 9.4). */
import { isObject, listAt, objectAt, type Json } from "../../cli/src/document/json.ts";
import { resolveRef } from "../../cli/src/document/resolve-ref.ts";

/** Which side of the wire: what requests send, or what answers bring. */
export type Side = "input" | "output";

interface Viewer {
  readonly root: Json;
  readonly side: Side;
}

/** The properties that this side does not have: marked in the schema, or in what it is made of. */
export function hiddenIn(context: Viewer, schema: Json, seen: Set<Json> = new Set()): string[] {
  const { root, side } = context;
  const target = resolveRef(root, schema, [])?.value;
  if (target === undefined || seen.has(target)) return [];
  seen.add(target);
  const [mark, other] = side === "input" ? (["readOnly", "writeOnly"] as const) : (["writeOnly", "readOnly"] as const);
  const own = Object.entries(objectAt(target, "properties")).filter(([, one]) => {
    const marks = [one, resolveRef(root, one, [])?.value ?? {}];
    const has = (key: string) => marks.some((each) => isObject(each) && each[key] === true);
    return has(mark) && !has(other);
  });
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((key) => listAt(target, key));
  return [...own.map(([name]) => name), ...parts.flatMap((part) => hiddenIn(context, part, seen))];
}
