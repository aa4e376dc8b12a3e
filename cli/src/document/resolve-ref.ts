/** Following `$ref` (OpenAPI 3.1, section 4.8.23). */
import { isObject, stringAt, type Json, type JsonObject } from "./json.ts";
import { parseLocalRef, valueAtPath, type Path } from "./pointer.ts";

/** An object at the end of its references. */
export interface Resolved {
  readonly value: JsonObject;
  /** Where it stands in the document. */
  readonly path: Path;
}

/** Follows `$ref` from a node until there is an object without one; `undefined` if there is none, or they go round in a circle. */
export function resolveRef(root: Json, node: Json | undefined, path: Path): Resolved | undefined {
  const seen = new Set<string>();
  let value = node;
  let at = path;
  for (;;) {
    if (!isObject(value)) return undefined;
    const ref = stringAt(value, "$ref");
    if (ref === undefined) return { value, path: at };
    const target = parseLocalRef(ref);
    if (target === undefined || seen.has(ref)) return undefined;
    seen.add(ref);
    at = target;
    value = valueAtPath(root, target);
  }
}

/** The name of the component of one kind that a `$ref` points to directly: `Post` for `#/components/schemas/Post`. */
export function componentName(node: Json | undefined, kind: string): string | undefined {
  const ref = stringAt(node, "$ref");
  const path = ref === undefined ? undefined : parseLocalRef(ref);
  return path?.length === 3 && path[0] === "components" && path[1] === kind ? path[2] : undefined;
}
