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
  if (!isObject(node)) return undefined;
  const ref = stringAt(node, "$ref");
  return ref === undefined ? { value: node, path } : targetOf(root, ref);
}

let noted: Set<string> | undefined;

/** What was made, and the references that were followed for it: beside what it was given, they are what it has read of a document. */
export function followed<T>(make: () => T): { readonly made: T; readonly refs: ReadonlySet<string> } {
  const outer = noted;
  const refs = new Set<string>();
  noted = refs;
  try {
    return { made: make(), refs };
  } finally {
    noted = outer;
    for (const ref of refs) outer?.add(ref);
  }
}

/** Where references of a document lead: no document is changed once it is read. */
const targets = new WeakMap<JsonObject, Map<string, Resolved | undefined>>();

function targetOf(root: Json, ref: string): Resolved | undefined {
  if (!isObject(root)) return undefined;
  noted?.add(ref);
  const known = targets.get(root) ?? new Map<string, Resolved | undefined>();
  targets.set(root, known);
  const met = new Set<string>();
  let found: Resolved | undefined;
  for (let next: string | undefined = ref; next !== undefined && !met.has(next); ) {
    if (known.has(next)) {
      found = known.get(next);
      break;
    }
    met.add(next);
    const path = parseLocalRef(next);
    const value = path === undefined ? undefined : valueAtPath(root, path);
    if (path === undefined || !isObject(value)) break;
    next = stringAt(value, "$ref");
    if (next === undefined) found = { value, path };
  }
  // A chain leads to one place from each of its references.
  for (const one of met) known.set(one, found);
  return found;
}

/** The name of the component of one kind that a `$ref` points to directly: `Post` for `#/components/schemas/Post`. */
export function componentName(node: Json | undefined, kind: string): string | undefined {
  const ref = stringAt(node, "$ref");
  const path = ref === undefined ? undefined : parseLocalRef(ref);
  return path?.length === 3 && path[0] === "components" && path[1] === kind ? path[2] : undefined;
}
