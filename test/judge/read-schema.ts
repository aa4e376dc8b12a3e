/** One schema of OpenAPI as JSON Schema 2020-12. */
import {
  isList,
  isObject,
  mapValues,
  listAt,
  objectAt,
  type Json,
  type JsonObject,
} from "../../cli/src/document/json.ts";
import { bytesOf } from "./read-bytes.ts";
import { isExtended } from "./extended-schemas.ts";
import { hiddenIn, type Side } from "./hidden-properties.ts";

/** How much of the schemas is read. */
export type Level = "whole" | "shape";
/** How a schema is read. */
export interface Context {
  readonly root: Json;
  readonly side: Side;
  readonly level: Level;
  readonly isOld: boolean;
  /** The names that this side does not have, of the schema that a part belongs to. */
  readonly hidden: ReadonlySet<string>;
  /** Whether the schema is only a part of another one, beside others. */
  readonly isPart: boolean;
  /** Whether the schema is that of a member of a part. */
  readonly isLoose: boolean;
  /** Whether a discriminator has values for the component that is read. */
  readonly isTagged: boolean;
  /** The name of the definition of what a reference leads to. */
  define(ref: string, use: Use): string;
}

/** How a schema is used: by itself, as a part beside others, as a part whose tags are those of the whole, or as a member of a part. */
export type Use = "whole" | "part" | "untagged" | "member";

/** One schema for a validator. */
export function readSchema(
  outer: Context,
  schema: Json,
  use: Use = outer.isLoose ? "member" : outer.isPart ? "part" : "whole",
): Json {
  if (!isObject(schema)) return typeof schema === "boolean" ? schema : {};
  const { $ref, ...beside } = schema;
  const hidden = new Set([...outer.hidden, ...hiddenIn(outer, schema)]);
  if (typeof $ref === "string") {
    const target = { $ref: outer.define($ref, use) };
    const says = outer.isOld ? false : Object.keys(beside).some((key) => constraints.has(key));
    const closed = outer.level === "whole" && use === "whole" && !outer.isPart ? { unevaluatedProperties: false } : {};
    return says
      ? {
          ...closed,
          allOf: [{ $ref: outer.define($ref, baseUse(outer)) }, readSchema({ ...outer, hidden, isPart: true }, beside)],
        }
      : target;
  }
  const bytes = bytesOf(outer.root, schema);
  if (bytes === "file" || (bytes === "either" && outer.level === "whole")) return noJson;
  if (bytes === "either") return {};
  const isPart = outer.isPart || use !== "whole" || isComposed(schema);
  const context = { ...outer, isPart, hidden };
  const { level } = context;
  const type = typeOf(schema);
  // An object of nothing but patterns is a map of what they say.
  const isMap =
    "patternProperties" in schema &&
    !("additionalProperties" in schema) &&
    Object.keys(objectAt(schema, "properties")).length === 0;
  const said = {
    ...(isMap ? { additionalProperties: false } : {}),
    ...schema,
    ...(isOpenBase(context, schema) ? { additionalProperties: true } : {}),
    ...(type === undefined ? {} : { type }),
  };
  const entries = Object.entries(said).flatMap(([key, value]): [string, Json][] => {
    const kept = readKeyword(context, said, key, value);
    return kept === undefined ? [] : [[key, kept]];
  });
  const closed =
    level === "whole" && !outer.isPart && use === "whole" && isDescribed(said) ? { unevaluatedProperties: false } : {};
  return withNull(schema, { ...closed, ...alternatives(context, Object.fromEntries(entries)) });
}

/** A type is open where nothing would fit what extends it. */
function isOpenBase({ root, level, hidden }: Context, schema: JsonObject): boolean {
  const isEmpty = Object.keys(objectAt(schema, "properties")).every((name) => hidden.has(name));
  return level === "shape" && schema["additionalProperties"] === false && isEmpty && isExtended(root, schema);
}

/** A type has no keys but those that are described, unless the schema speaks of others. */
function isDescribed(schema: JsonObject): boolean {
  const isOpen = (schema["additionalProperties"] ?? false) !== false || "patternProperties" in schema;
  const isMade = ["allOf", "anyOf", "oneOf"].some((key) => isList(schema[key]));
  return !isOpen && (isMade || Object.keys(objectAt(schema, "properties")).length > 0);
}

const constraints = new Set(
  "type enum const properties required additionalProperties patternProperties items prefixItems allOf anyOf oneOf".split(
    " ",
  ),
);

/** Who lists null among the values means that it is one, whatever the type says. */
function typeOf(schema: JsonObject): Json | undefined {
  const type = schema["type"] ?? impliedType(schema);
  const hasNull = isList(schema["enum"]) && schema["enum"].includes(null);
  return type === undefined || !hasNull ? type : [...(isList(type) ? type : [type]), "null"];
}

/** Whether something else than the alternatives of one union says what it is. */
function isComposed(schema: JsonObject): boolean {
  const unions = ["anyOf", "oneOf"].filter((key) => isList(schema[key])).length;
  const hasOwn = ["allOf", "properties"].some((key) => schema[key] !== undefined);
  return isList(schema["allOf"]) || unions > 1 || (unions === 1 && hasOwn);
}

/** A file is a `Blob`, which no JSON is. */
const noJson: JsonObject = { not: {} };

/** Whoever writes `properties` or `required` means an object, and whoever writes `items` a list. */
function impliedType(schema: JsonObject): Json | undefined {
  const says = (key: string) => Object.keys(objectAt(schema, key)).length > 0;
  const isOther = isObject(schema["additionalProperties"]) || schema["additionalProperties"] === true;
  if (isOther || says("properties") || says("patternProperties") || listAt(schema, "required").length > 0)
    return "object";
  return isObject(schema["items"]) || isList(schema["prefixItems"]) ? "array" : undefined;
}

/** `nullable`, and `type: "null"` beside alternatives, which nothing else would fulfil. */
function withNull(schema: JsonObject, said: JsonObject): JsonObject {
  const isChoice = schema["type"] === "null" && ["allOf", "anyOf", "oneOf"].some((key) => isList(schema[key]));
  if (!isChoice && schema["nullable"] !== true) return said;
  const { type, ...others } = said;
  return { anyOf: [isChoice || type === undefined ? others : { type, ...others }, { type: "null" }] };
}

/** One of several, by `oneOf`, may be two of them for a type. */
function alternatives({ level }: Context, said: JsonObject): JsonObject {
  const { oneOf, ...others } = said;
  if (level === "whole" || oneOf === undefined) return said;
  return { ...others, allOf: [...listAt(said, "allOf"), { anyOf: oneOf }] };
}

function readKeyword(context: Context, schema: JsonObject, key: string, value: Json): Json | undefined {
  const { level, hidden } = context;
  switch (key) {
    case "type":
      return readType(context, schema, value);
    case "enum":
      return isList(value) ? [...value, ...(listAt(schema, "type").includes("null") ? [null] : [])] : undefined;
    case "const":
      return value;
    case "required": {
      const names = isList(value) ? value.filter((name) => typeof name === "string" && !hidden.has(name)) : [];
      return [...new Set(names)];
    }
    case "properties":
      return Object.fromEntries(
        Object.entries(objectAt(schema, key)).flatMap(([name, one]) =>
          hidden.has(name) ? [] : [[name, readSchema(member(context), one)]],
        ),
      );
    case "patternProperties":
      return level === "whole"
        ? mapValues(objectAt(schema, key), (one) => readSchema(inside(context), one))
        : undefined;
    case "additionalProperties":
      return readOthers(context, schema, value);
    case "items":
      return isList(value) ? undefined : readSchema(inside(context), value);
    case "prefixItems":
      return isList(value) ? value.map((one) => readSchema(inside(context), one)) : undefined;
    case "allOf":
    case "anyOf":
    case "oneOf":
      return isList(value) && value.length > 0
        ? value.map((one) => readSchema(context, one, useIn(context, key, value)))
        : undefined;
    case "minItems":
    case "maxItems":
      return level === "whole" || isList(schema["prefixItems"]) ? value : undefined;
    default:
      return level === "whole" ? readBound(context, schema, key, value) : undefined;
  }
}

/** A union takes a key that any of its alternatives takes. */
function useIn(context: Context, key: string, parts: readonly Json[]): Use | undefined {
  if (key === "allOf") return baseUse(context);
  return context.level === "shape" && parts.length > 1 ? "part" : undefined;
}

function baseUse({ isTagged }: Context): Use {
  return isTagged ? "untagged" : "part";
}

function inside(context: Context): Context {
  return { ...context, hidden: new Set(), isPart: false, isLoose: false, isTagged: false };
}

/** What a property is; in a part TypeScript takes a plain value for an object that may be empty. */
function member(context: Context): Context {
  const isLoose = context.level === "shape" && context.isPart;
  return { ...inside(context), isPart: isLoose, isLoose };
}

function readType({ level, isLoose }: Context, schema: JsonObject, value: Json): Json | undefined {
  const types = (isList(value) ? value : [value]).filter((type): type is string => typeof type === "string");
  if (level === "whole") return types.length === 0 ? undefined : types;
  const mayBeEmpty = types.includes("object") && listAt(schema, "required").length === 0;
  const read = [...types, ...(isLoose && mayBeEmpty ? ["string", "number", "boolean", "array"] : [])];
  return read.length === 0 ? undefined : [...new Set(read.map((type) => (type === "integer" ? "number" : type)))];
}

/** An index signature has to take the known properties too, and there is one for all patterns. */
function readOthers(context: Context, schema: JsonObject, value: Json): Json | undefined {
  const one = (part: Json) => readSchema(member(context), part);
  // JSON Schema closes a part by itself, so that nothing would fulfil the whole: who writes so means to close the whole.
  if (value === false && context.isPart) return undefined;
  if (context.level === "whole") return one(value);
  const parts = ["patternProperties", "properties"].flatMap((key) => Object.values(objectAt(schema, key)));
  const patterns = Object.keys(objectAt(schema, "patternProperties")).length;
  if (value === true || (value === false && patterns === 0)) return value;
  return { anyOf: [...(value === false ? [] : [value]), ...parts].map(one) };
}

const bounds = new Set(
  (
    "minLength maxLength minimum maximum multipleOf uniqueItems minProperties maxProperties contains minContains maxContains " +
    "propertyNames dependentRequired dependentSchemas not if then else unevaluatedProperties unevaluatedItems pattern"
  ).split(" "),
);

/** What no type can say. A limit was a boolean beside another keyword before OpenAPI 3.1. */
function readBound(context: Context, schema: JsonObject, key: string, value: Json): Json | undefined {
  if (key === "exclusiveMinimum" || key === "exclusiveMaximum") return typeof value === "number" ? value : undefined;
  if (!bounds.has(key)) return undefined;
  if (key === "dependentSchemas") return mapValues(objectAt(schema, key), (one) => readSchema(context, one));
  if (key === "dependentRequired") return isObject(value) ? value : undefined;
  if (key === "pattern") return isPattern(value) ? value : undefined;
  return isObject(value) ? readSchema(context, value) : value;
}

function isPattern(value: Json): boolean {
  try {
    return typeof value === "string" && new RegExp(value, "u").source !== "";
  } catch {
    return false;
  }
}
