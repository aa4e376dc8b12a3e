/** The schemas of a request as Prism judges them: JSON Schema 2020-12, each with what it refers to. */
import { composedSchemas } from "../../document/composed-schemas.ts";
import {
  isList,
  isObject,
  listAt,
  mapValues,
  objectAt,
  stringAt,
  valueAt,
  type Json,
  type JsonObject,
} from "../../document/json.ts";
import { parseLocalRef, valueAtPath } from "../../document/pointer.ts";
import { isHidden } from "../../model/split-schemas.ts";

/** The schemas that references lead to, by the names that take their place. */
export type Bundle = Record<string, Json>;

/** Converts schemas of one document, and collects what they refer to. */
export interface SchemaConverter {
  readonly bundle: Bundle;
  convert(schema: Json): Json;
}

/** What is a value, and no schema. */
const values: ReadonlySet<string> = new Set(["enum", "const", "required", "type", "dependentRequired"]);
const maps: ReadonlySet<string> = new Set(["properties", "patternProperties", "dependentSchemas"]);
/** The keywords that hold for a request; what describes, and what names a schema, is left out. */
const keywords: ReadonlySet<string> = new Set(
  (
    "type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern items prefixItems contains " +
    "maxContains minContains maxItems minItems uniqueItems properties patternProperties additionalProperties propertyNames required " +
    "dependentRequired dependentSchemas maxProperties minProperties unevaluatedItems unevaluatedProperties allOf anyOf oneOf not if then else format"
  ).split(" "),
);

/** Creates a converter. References are followed when they are met, so only what a request reaches is converted. */
export function createConverter(root: Json): SchemaConverter {
  const bundle: Bundle = {};
  const names = new Map<string, string>();
  const isOld = (stringAt(root, "openapi") ?? "").startsWith("3.0");

  const refer = (ref: string, hidden: ReadonlySet<string>): Json => {
    const path = parseLocalRef(ref);
    const target = path === undefined ? undefined : valueAtPath(root, path);
    if (target === undefined) return true;
    // What is not demanded of a whole is not demanded of its parts, so a part may look different in different wholes.
    const key = [ref, ...[...hidden].toSorted()].join("\n");
    let name = names.get(key);
    if (name === undefined) {
      name = `s${names.size}`;
      names.set(key, name);
      bundle[name] = true;
      bundle[name] = convert(target, hidden);
    }
    return { $ref: `#/__bundled__/${name}` };
  };

  const convert = (schema: Json, above: ReadonlySet<string>): Json => {
    if (!isObject(schema)) return typeof schema === "boolean" ? schema : true;
    const ref = stringAt(schema, "$ref");
    const hidden = new Set([...above, ...readOnlyNames(root, schema)]);
    const referred = ref === undefined ? undefined : refer(ref, hidden);
    // OpenAPI 3.0 has it that nothing beside a reference counts.
    if (referred !== undefined && isOld) return referred;
    const kept = Object.entries(schema).filter(([key]) => keywords.has(key));
    const plain: Record<string, Json> = Object.fromEntries(
      kept.map(([key, value]) => [key, keyword(key, value, hidden)]),
    );
    mend(plain, schema, hidden);
    const whole = referred === undefined ? plain : { allOf: [referred, plain] };
    return valueAt(schema, "nullable") === true ? orNull(whole) : whole;
  };

  const keyword = (key: string, value: Json, hidden: ReadonlySet<string>): Json => {
    if (values.has(key) || (!isObject(value) && !isList(value))) return value;
    if (maps.has(key)) return isObject(value) ? mapValues(value, (inner) => convert(inner, none)) : {};
    // Only the parts of a whole share what is hidden in it.
    const below = key === "allOf" || key === "anyOf" || key === "oneOf" ? hidden : none;
    return isList(value) ? value.map((inner) => convert(inner, below)) : convert(value, below);
  };

  return { bundle, convert: (schema) => convert(schema, none) };
}

const none: ReadonlySet<string> = new Set();

/** What differs between versions, and what no validator could read. */
function mend(plain: Record<string, Json>, schema: JsonObject, hidden: ReadonlySet<string>): void {
  for (const [key, bound] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    const isExclusive = plain[key];
    if (typeof isExclusive !== "boolean") continue;
    const limit = plain[bound];
    if (isExclusive && limit !== undefined) plain[key] = limit;
    else delete plain[key];
  }
  if (isList(plain["items"])) {
    plain["prefixItems"] = plain["items"];
    delete plain["items"];
  }
  if (plain["required"] !== undefined) {
    plain["required"] = listAt(schema, "required").filter((name) => typeof name === "string" && !hidden.has(name));
  }
  if (typeof plain["pattern"] === "string" && !isPattern(plain["pattern"])) delete plain["pattern"];
}

/** Whether a pattern is one for a validator, which reads them as Unicode; one that is not judges nothing. */
function isPattern(text: string): boolean {
  try {
    return new RegExp(text, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

function orNull(schema: JsonObject): Json {
  const type = valueAt(schema, "type");
  const isPlain = typeof type === "string" && valueAt(schema, "enum") === undefined;
  return isPlain ? { ...schema, type: [type, "null"] } : { anyOf: [schema, { type: "null" }] };
}

/** The members that a schema and its parts hold to be read-only: no request has to have them. */
function readOnlyNames(root: Json, schema: Json): string[] {
  return composedSchemas(root, schema, ["allOf"]).flatMap((part) =>
    Object.entries(objectAt(part, "properties")).flatMap(([name, property]) =>
      isHidden(root, property, "input") ? [name] : [],
    ),
  );
}
