/** A schema as one side of the wire sees it: without what the other side alone may have. */
import {
  isList,
  isObject,
  listAt,
  mapValues,
  objectAt,
  stringAt,
  type Json,
  type JsonObject,
} from "../../document/json.ts";
import { formatLocalRef, parseLocalRef, type Path } from "../../document/pointer.ts";
import { prose } from "../text/doc-comment.ts";
import { componentName } from "../../document/resolve-ref.ts";
import { mendKeyword } from "./mend-keyword.ts";
import { mendShape } from "./mend-shape.ts";
import { extensionsOf, isMarked, type SchemaSplit } from "../../model/split-schemas.ts";

/** `input` is what requests send, `output` what answers bring. */
export type View = "input" | "output";

/** What a view is made with. */
export interface ViewContext {
  readonly root: Json;
  readonly split: SchemaSplit;
  readonly view: View;
  /**
   * Makes a component of a schema that is none, and returns the reference to it.
   *
   * openapi-typescript writes a reference as a chain of property accesses, which ends at the first optional one.
   */
  hoist(path: Path, view: View): string;
}

const schemaMaps: ReadonlySet<string> = new Set(["properties", "patternProperties", "$defs", "dependentSchemas"]);
const comments: ReadonlySet<string> = new Set(["title", "summary", "description", "format"]);
const data: ReadonlySet<string> = new Set(["example", "examples", "default", "const", "enum", "required"]);

/** Copies a schema for one side; references to split schemas lead to that side's. */
export function viewSchema(context: ViewContext, schema: Json): Json {
  if (isList(schema)) return schema.map((part) => viewSchema(context, part));
  if (!isObject(schema)) return schema;
  const hidden = hiddenProperties(context, schema);
  const shaped = mendShape(schema, context.root);
  const entries = Object.entries(shaped).flatMap(([key, value]): [string, Json][] => {
    const mended = mendKeyword(shaped, key, value);
    return mended === undefined ? [] : [[key, viewKeyword(context, key, mended, hidden)]];
  });
  const copy = Object.fromEntries(entries);
  return withMapping(context, schema, copy);
}

function viewKeyword(context: ViewContext, key: string, value: Json, hidden: ReadonlySet<string>): Json {
  if (key === "$ref" && typeof value === "string") return viewRef(context, value);
  if (key === "required" && isList(value)) return value.filter((name) => typeof name !== "string" || !hidden.has(name));
  // These become comments, in which openapi-typescript lets a line begin with a tag.
  if (comments.has(key) && typeof value === "string") return prose(value);
  if (data.has(key) || key.startsWith("x-")) return value;
  if (!schemaMaps.has(key) || !isObject(value)) return viewSchema(context, value);
  const kept = Object.entries(value).filter(([name]) => key !== "properties" || !hidden.has(name));
  return Object.fromEntries(kept.map(([name, schema]) => [name, viewSchema(context, schema)]));
}

/** The properties that this side does not have. One that is marked both ways is left to both. */
function hiddenProperties({ root, view }: ViewContext, schema: JsonObject): Set<string> {
  const [mark, other] = view === "input" ? (["readOnly", "writeOnly"] as const) : (["writeOnly", "readOnly"] as const);
  const properties = Object.entries(isObject(schema["properties"]) ? schema["properties"] : {});
  return new Set(
    properties
      .filter(([, value]) => isMarked(root, value, mark) && !isMarked(root, value, other))
      .map(([name]) => name),
  );
}

function viewRef(context: ViewContext, ref: string): string {
  const path = parseLocalRef(ref) ?? [];
  if (path.length !== 3 || path[0] !== "components") return context.hoist(path, context.view);
  const name = componentName({ $ref: ref }, "schemas");
  const input = name === undefined || context.view === "output" ? undefined : context.split.inputs.get(name);
  return formatLocalRef(input === undefined ? path : ["components", "schemas", input]);
}

/**
 * A discriminator with references for all its targets (OpenAPI 3.1, section 4.8.25).
 *
 * Its values are the original names, so inputs have to be mapped.
 */
function withMapping(context: ViewContext, schema: JsonObject, copy: JsonObject): JsonObject {
  const discriminator = schema["discriminator"];
  if (!isObject(discriminator) || !isObject(copy["discriminator"])) return copy;
  const explicit = mapValues(objectAt(discriminator, "mapping"), (target) =>
    typeof target === "string" ? viewRef(context, toRef(target)) : target,
  );
  const mapping = context.view === "output" ? explicit : { ...explicit, ...impliedMapping(context, schema) };
  const fallback = stringAt(discriminator, "defaultMapping");
  if (fallback !== undefined) return withDefault(copy, mapping, viewRef(context, toRef(fallback)));
  return { ...copy, discriminator: { ...discriminator, mapping } };
}

function impliedMapping(context: ViewContext, schema: JsonObject): JsonObject {
  const names = [...listAt(schema, "oneOf"), ...listAt(schema, "anyOf")].map((part) => componentName(part, "schemas"));
  const explicit = Object.values(objectAt(objectAt(schema, "discriminator"), "mapping"));
  const mapped = new Set(explicit.map((target) => (typeof target === "string" ? targetName(target) : undefined)));
  const implied = [...names, ...extensionsOfSchema(context, schema)].filter(
    (name) => name !== undefined && !mapped.has(name),
  );
  return Object.fromEntries(implied.map((name = "") => [name, viewRef(context, toRef(name))]));
}

/** What all other values lead to (OpenAPI 3.2, section 4.25) has any value of the property, or none, and so is not marked by one. */
function withDefault(copy: JsonObject, mapping: JsonObject, fallback: string): JsonObject {
  const { discriminator, ...others } = copy;
  if (!isList(copy["oneOf"]) || !isObject(discriminator)) return others;
  const oneOf = copy["oneOf"].map((part) => (stringAt(part, "$ref") === fallback ? { allOf: [part] } : part));
  const marked = Object.fromEntries(Object.entries(mapping).filter(([, target]) => target !== fallback));
  return { ...others, oneOf, discriminator: { ...discriminator, mapping: marked } };
}

function extensionsOfSchema({ root }: ViewContext, base: JsonObject): string[] {
  const schemas = objectAt(objectAt(root, "components"), "schemas");
  const name = Object.keys(schemas).find((key) => schemas[key] === base);
  return name === undefined ? [] : extensionsOf(root, name);
}

function targetName(target: string): string | undefined {
  return componentName({ $ref: toRef(target) }, "schemas");
}

/** A mapping's target may be a bare schema name. */
function toRef(target: string): string {
  return target.includes("/") || target.startsWith("#") ? target : formatLocalRef(["components", "schemas", target]);
}
