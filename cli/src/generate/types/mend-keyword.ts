/** What documents get wrong so often that refusing it would help nobody, and what openapi-typescript would crash on. */
import { isList, isObject, mapValues, type Json, type JsonObject } from "../../document/json.ts";

const compositions: ReadonlySet<string> = new Set(["allOf", "anyOf", "oneOf"]);
const schemaMaps: ReadonlySet<string> = new Set(["properties", "patternProperties"]);
const objectMaps: ReadonlySet<string> = new Set(["content", "headers"]);
const comments: ReadonlySet<string> = new Set(["title", "summary", "description", "format"]);

/** The value of a keyword as openapi-typescript can take it; `undefined` leaves the keyword out. */
export function mendKeyword(owner: JsonObject, key: string, value: Json): Json | undefined {
  if (comments.has(key)) return typeof value === "object" ? undefined : String(value);
  if (key === nullChoice(owner) && isList(value)) return [...value.map(mendPart), { type: "null" }];
  // Who forgot that `type` is a keyword, and described a property of that name.
  if (key === "type" && isObject(value)) return undefined;
  if (key === "type" && nullChoice(owner) !== undefined) return undefined;
  // openapi-typescript would take the values for schemas; they say by themselves what they are.
  if (key === "type" && value === "object" && isList(owner["enum"])) return undefined;
  if (compositions.has(key)) return isList(value) ? value.map(mendPart) : undefined;
  // What they define is written where it is referred to; here it would be a property of the value.
  if (key === "$defs") return undefined;
  if (schemaMaps.has(key)) return mendMap(value, mendSchema);
  if (objectMaps.has(key)) return mendMap(value, (entry) => (isObject(entry) ? entry : {}));
  if (key === "enum") return isList(value) ? value.filter(isWritable) : undefined;
  if (key === "const" && !isWritable(value)) return undefined;
  if (key === "required") return isList(value) || !isSchema(owner) ? value : undefined;
  // The values that it speaks of are written into the schemas that it tells apart.
  if (key === "discriminator") return undefined;
  if (key === "prefixItems") return isList(value) ? value.map(mendSchema) : undefined;
  // A list is how a tuple was written before OpenAPI 3.1.
  if (key === "items" && isList(value)) return value.map(mendSchema);
  if (key === "schema" || key === "items" || key === "additionalProperties") return mendSchema(value);
  return value;
}

/** A schema that is neither an object nor a boolean says nothing. */
export function mendSchema(schema: Json): Json {
  return typeof schema === "boolean" || isObject(schema) ? schema : {};
}

/** Entries that say nothing, as a YAML key without a value does. */
function mendMap(map: Json, mendEntry: (entry: Json) => Json): Json | undefined {
  return isObject(map) ? mapValues(map, mendEntry) : undefined;
}

/** A number that is too large to be one: no literal stands for it, and JSON cannot carry it. */
function isWritable(value: Json): boolean {
  return typeof value !== "number" || Number.isFinite(value);
}

/** Where `type: "null"` stands beside alternatives, which nothing would fulfil, null is meant to be one of them. */
function nullChoice(owner: JsonObject): string | undefined {
  if (owner["type"] !== "null") return undefined;
  return ["oneOf", "anyOf"].find((key) => isList(owner[key]));
}

/** Inside a composition openapi-typescript expects objects only. */
function mendPart(part: Json): Json {
  if (isObject(part)) return part;
  return part === false ? { not: {} } : {};
}

/** A parameter, a header and a body have a `required` of their own, which is a boolean. */
function isSchema(owner: JsonObject): boolean {
  return !("in" in owner || "schema" in owner || "content" in owner);
}
