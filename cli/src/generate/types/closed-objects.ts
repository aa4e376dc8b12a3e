/** Objects that have no property and take none. */
import { isList, isObject, listAt, objectAt, type Json, type JsonObject } from "../../document/json.ts";
import { type Container, eachObject, partsOf as partsOfDocument } from "../../document/parts/document-parts.ts";
import { onceFor } from "../../document/parts/once-for.ts";
import { resolveRef } from "../../document/resolve-ref.ts";
import { besideRef } from "./mend-shape.ts";
import type { Surroundings } from "./view-part.ts";

/**
 * Whether nothing but `{}` fits a schema, as one side sees it.
 *
 * A base is not taken at its word: whoever extends it adds properties, which `additionalProperties: false` refuses (JSON Schema,
 * section 10.3.2.3), and nothing would fit the whole.
 */
export function isEmptyObject({ root, looksAround }: Surroundings, schema: JsonObject, viewed: JsonObject): boolean {
  const { type, additionalProperties } = schema;
  const types = (isList(type) ? type : [type]).filter((one) => one !== "null");
  if (types.length !== 1 || types[0] !== "object" || additionalProperties !== false) return false;
  const says = ["properties", "patternProperties"].some((key) => Object.keys(objectAt(viewed, key)).length > 0);
  const isComposed = [...compositions, "enum", "const", "discriminator"].some((key) => key in schema);
  if (says || isComposed) return false;
  looksAround();
  return isObject(root) && !basesOf(root).has(schema);
}

const compositions = ["allOf", "anyOf", "oneOf"] as const;

/** The schemas that others are made of; a document has few objects that ask for them, so they are looked for once. */
const basesOf = onceFor((root: JsonObject): ReadonlySet<Json> => {
  const bases = new Set<Json>();
  /** By a schema that is another one, what that is. */
  const same = new Map<Json, readonly Json[]>();
  for (const node of partsOfDocument(root).flatMap(composedIn)) {
    const schema = besideRef(node, root);
    const parts = partsOf(schema).flatMap((part) => [part, resolveRef(root, part, [])?.value ?? part]);
    if (isSame(schema)) same.set(node, parts);
    else for (const part of parts) bases.add(part);
  }
  // What is extended by way of such a schema is extended too. A Set's iteration goes on with what is added meanwhile.
  for (const base of bases) for (const part of same.get(base) ?? []) bases.add(part);
  return bases;
});

/** The objects that may be composed of others, by a keyword or by what stands beside a reference. */
const composedIn = onceFor((part: Container): readonly JsonObject[] => {
  const found: JsonObject[] = [];
  eachObject(part, (node) => {
    if ("$ref" in node || compositions.some((key) => key in node)) found.push(node);
  });
  return found;
});

function partsOf(node: Json): readonly Json[] {
  return compositions.flatMap((key) => listAt(node, key));
}

const adding = "properties patternProperties additionalProperties required discriminator".split(" ");

/** Whether a schema is its only part and adds nothing to it: `allOf: [{ $ref }]` is how a reference gets a description in OpenAPI 3.0. */
function isSame(schema: Json): boolean {
  return isObject(schema) && partsOf(schema).length === 1 && !adding.some((key) => key in schema);
}
