/**
 * What a value of a document means, which depends on its place: `$ref` is a reference where the specification has an object,
 * but not among names that the document chose, and not in examples.
 */

/** `map` and `schemas` have names for keys; `data` is whatever the document says. */
export type NodeRole = "object" | "map" | "schema" | "schemas" | "discriminator" | "mapping" | "data";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const maps = words(
  "parameters requestBodies securitySchemes securityDefinitions pathItems mediaTypes paths webhooks headers responses content " +
    "callbacks links",
);
const schemaMaps = words("properties patternProperties $defs definitions dependentSchemas");
const subschemas = words(
  "items prefixItems additionalProperties unevaluatedItems unevaluatedProperties propertyNames contains contentSchema " +
    "allOf anyOf oneOf not if then else",
);
const data = words("example examples default const enum");

/** The role of a child. A list's items have the role of the list. */
export function roleOfChild(parent: NodeRole, key: string): NodeRole {
  if (parent === "map") return "object";
  if (parent === "schemas") return "schema";
  if (parent === "discriminator") return key === "mapping" ? "mapping" : "data";
  if (parent === "data" || parent === "mapping" || data.has(key) || key.startsWith("x-")) return "data";
  return roleInSchema(key) ?? (parent === "schema" ? "data" : roleInObject(key));
}

/** No other object has these keywords, and the root of a file may well be a schema. */
function roleInSchema(key: string): NodeRole | undefined {
  if (schemaMaps.has(key)) return "schemas";
  if (subschemas.has(key)) return "schema";
  return key === "discriminator" ? "discriminator" : undefined;
}

function roleInObject(key: string): NodeRole {
  if (key === "schema" || key === "itemSchema") return "schema";
  if (key === "schemas") return "schemas";
  return maps.has(key) ? "map" : "object";
}

/** Whether `$ref` is a reference in an object of this role. */
export function canRefer(role: NodeRole): boolean {
  return role === "object" || role === "schema";
}
