/** A schema as one side of the wire sees it: without what the other side alone may have. */
import { isList, isObject, mapValues, objectAt, stringAt, type Json, type JsonObject } from "../../document/json.ts";
import { formatLocalRef, parseLocalRef, type Path } from "../../document/pointer.ts";
import { prose } from "../text/doc-comment.ts";
import { componentName } from "../../document/resolve-ref.ts";
import { isEmptyObject } from "./closed-objects.ts";
import { marksOf, type Mark } from "./discriminators.ts";
import { mendAlternatives } from "./mend-alternatives.ts";
import { mendKeyword } from "./mend-keyword.ts";
import { mendRequired } from "./mend-required.ts";
import { empty } from "./schema-type.ts";
import { besideRef, mendShape } from "./mend-shape.ts";
import { mendValues } from "./mend-values.ts";
import { withNamedProperties } from "./named-properties.ts";
import type { Surroundings } from "./view-part.ts";
import { isSameName } from "../../model/names/identifier.ts";
import { isHidden, type SchemaSplit, type View } from "../../model/split-schemas.ts";

/** What a view is made with. */
export interface ViewContext extends Surroundings {
  readonly split: SchemaSplit;
  readonly view: View;
  /**
   * Makes a component of a schema that is none, and returns the reference to it.
   *
   * openapi-typescript writes a reference as a chain of property accesses, which ends at the first optional one.
   */
  hoist(path: Path, view: View): string;
  /** Told which values a property has in a schema, by the discriminator of another one. */
  mark(mark: Mark): void;
}

const schemaMaps: ReadonlySet<string> = new Set(["properties", "patternProperties", "$defs", "dependentSchemas"]);
/** Beside schemas: maps whose keys are names too, whatever they begin with. */
const namedMaps: ReadonlySet<string> = new Set(["content", "headers"]);
const comments: ReadonlySet<string> = new Set(["title", "summary", "description", "format"]);
const wholes: ReadonlySet<string> = new Set(["schema", "items", "additionalProperties"]);
const speaking: ReadonlySet<string> = new Set(["$ref", "type", "enum", "const", "allOf", "anyOf", "oneOf"]);
const data: ReadonlySet<string> = new Set(["example", "examples", "default", "const", "enum", "required"]);

/** Copies a schema for one side; references to split schemas lead to that side's. A part of another one is no whole. */
export function viewSchema(context: ViewContext, schema: Json, isWhole = false): Json {
  if (isList(schema)) return schema.map((part) => viewSchema(context, part));
  if (!isObject(schema)) return schema;
  const hidden = hiddenProperties(context, schema);
  const shaped = mendAll(context, schema);
  const entries: [string, Json][] = [];
  for (const [key, value] of Object.entries(shaped)) {
    const mended = mendKeyword(shaped, key, value);
    if (mended !== undefined) entries.push([key, viewKeyword(context, key, mended, hidden)]);
  }
  for (const mark of marksOf(context, schema)) context.mark({ ...mark, schema: viewName(context, mark.schema) });
  const viewed = Object.fromEntries(entries);
  if (isWhole && isEmptyObject(context, schema, viewed)) return { ...viewed, [empty]: true };
  // Without any properties nothing else would say that it is an object.
  return hidden.size > 0 && saysNothing(viewed) ? { ...viewed, type: "object" } : viewed;
}

/** The schema put so that openapi-typescript reads it rightly. */
function mendAll({ root, view }: ViewContext, schema: JsonObject): JsonObject {
  const named = withNamedProperties(besideRef(schema, root), root);
  const required = mendRequired(root, mendValues(named), view);
  return mendShape(mendAlternatives(root, required, view));
}

function saysNothing(schema: JsonObject): boolean {
  return (
    !Object.keys(schema).some((key) => speaking.has(key)) && Object.keys(objectAt(schema, "properties")).length === 0
  );
}

/** A title that is but the name once more, as pydantic writes it, would be a comment that says nothing. */
function untitled(schema: Json, name: string): Json {
  if (!isObject(schema) || !isSameName(stringAt(schema, "title") ?? "", name)) return schema;
  const { title: _title, ...rest } = schema;
  return rest;
}

function viewKeyword(context: ViewContext, key: string, value: Json, hidden: ReadonlySet<string>): Json {
  if (key === "$ref" && typeof value === "string") return viewRef(context, value);
  if (key === "required" && isList(value)) return value.filter((name) => typeof name !== "string" || !hidden.has(name));
  // These become comments, in which openapi-typescript lets a line begin with a tag.
  if (comments.has(key) && typeof value === "string") return prose(value);
  if (data.has(key) || key.startsWith("x-")) return value;
  if (namedMaps.has(key) && isObject(value)) return mapValues(value, (one) => viewSchema(context, one));
  if (!schemaMaps.has(key) || !isObject(value)) return viewSchema(context, value, wholes.has(key));
  const kept = Object.entries(value).filter(([name]) => key !== "properties" || !hidden.has(name));
  return Object.fromEntries(kept.map(([name, schema]) => [name, viewSchema(context, untitled(schema, name), true)]));
}

/** The properties that this side does not have. */
function hiddenProperties({ root, view }: ViewContext, schema: JsonObject): ReadonlySet<string> {
  const properties = isObject(schema["properties"]) ? Object.entries(schema["properties"]) : [];
  const hidden = properties.filter(([, value]) => isHidden(root, value, view));
  return hidden.length === 0 ? none : new Set(hidden.map(([name]) => name));
}

const none: ReadonlySet<string> = new Set();

function viewRef(context: ViewContext, ref: string): string {
  const path = parseLocalRef(ref) ?? [];
  if (path.length !== 3 || path[0] !== "components") return context.hoist(path, context.view);
  const name = componentName({ $ref: ref }, "schemas");
  return formatLocalRef(name === undefined ? path : ["components", "schemas", viewName(context, name)]);
}

/** What a component is called on this side. */
function viewName({ split, view }: ViewContext, name: string): string {
  return (view === "input" ? split.inputs.get(name) : undefined) ?? name;
}
