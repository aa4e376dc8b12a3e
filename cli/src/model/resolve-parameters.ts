/** An operation's parameters, its path's included (OpenAPI 3.1, section 4.8.12). */
import {
  booleanAt,
  isObject,
  listAt,
  objectAt,
  stringAt,
  valueAt,
  type Json,
  type JsonObject,
} from "../document/json.ts";
import { resolveRef } from "../document/resolve-ref.ts";
import { type Constants, type FixedValue, fixedValueOf } from "./fixed-values.ts";
import { isPlainSchema } from "./plain-schema.ts";
import { resolveEncodings, styleFacts } from "./resolve-encodings.ts";
import type { ParameterLocation, ParameterModel, QuerystringModel } from "./spec-model.ts";

const locations: ReadonlySet<string> = new Set(["path", "query", "header", "cookie"]);
// "The parameter definition SHALL be ignored": these headers are the body's, the answer's and the security scheme's.
const ignoredHeaders: ReadonlySet<string> = new Set(["accept", "content-type", "authorization"]);

/**
 * The Parameter Objects that hold for an operation, references followed.
 *
 * One of the operation replaces the path's of the same name and place. What the path template names and nobody describes is a string;
 * a path parameter that it does not name could go nowhere.
 */
export function mergeParameters(root: Json, path: string, item: JsonObject, operation: JsonObject): JsonObject[] {
  const merged = new Map<string, JsonObject>();
  for (const listed of [...listAt(item, "parameters"), ...listAt(operation, "parameters")]) {
    const parameter = described(resolveRef(root, listed, [])?.value, listed);
    if (parameter !== undefined && isSendable(parameter)) merged.set(keyOf(parameter), parameter);
  }
  const all = [...merged.values()];
  // The two exclude each other, and what is told apart by names says more.
  if (all.some((parameter) => stringAt(parameter, "in") === "query")) merged.delete(querystring);
  const variables = variablesOf(path);
  for (const name of variables) {
    const undescribed = { name, in: "path", required: true, schema: { type: "string" } };
    if (!merged.has(keyOf(undescribed))) merged.set(keyOf(undescribed), undescribed);
  }
  return [...merged.values()].filter(
    (parameter) => stringAt(parameter, "in") !== "path" || variables.has(stringAt(parameter, "name") ?? ""),
  );
}

/** What a path template has in braces. */
function variablesOf(path: string): Set<string> {
  return new Set(Array.from(path.matchAll(/\{([^{}]+)\}/g), ([, name = ""]) => name));
}

/** Where a path template and the parameters that are declared for it differ. */
export function strayParameters(
  root: Json,
  { path, item, value }: { readonly path: string; readonly item: JsonObject; readonly value: JsonObject },
): { readonly undeclared: readonly string[]; readonly unused: readonly string[] } {
  const variables = variablesOf(path);
  const declared = new Set(
    [...listAt(item, "parameters"), ...listAt(value, "parameters")]
      .map((listed) => resolveRef(root, listed, [])?.value)
      .filter((parameter) => stringAt(parameter, "in") === "path")
      .map((parameter) => stringAt(parameter, "name") ?? ""),
  );
  return {
    undeclared: [...variables].filter((name) => !declared.has(name)),
    unused: [...declared].filter((name) => !variables.has(name)),
  };
}

/** A reference may describe what it refers to in words of its own (OpenAPI 3.1, section 4.8.23). */
function described(parameter: JsonObject | undefined, listed: Json): JsonObject | undefined {
  const description = stringAt(listed, "$ref") === undefined ? undefined : stringAt(listed, "description");
  return parameter === undefined || description === undefined ? parameter : { ...parameter, description };
}

const querystring = "querystring";

/** There is one query, whatever its parameter is called. */
function keyOf(parameter: JsonObject): string {
  const location = stringAt(parameter, "in");
  return location === querystring ? location : `${location} ${stringAt(parameter, "name")}`;
}

function isSendable(parameter: JsonObject): boolean {
  const name = stringAt(parameter, "name");
  const location = stringAt(parameter, "in") ?? "";
  if (location === querystring) return Object.keys(objectAt(parameter, "content")).length > 0;
  if (name === undefined || !locations.has(location)) return false;
  return location !== "header" || !ignoredHeaders.has(name.toLowerCase());
}

/** Parameters that cannot be sent: in a place that nobody knows, or a whole query that has no media type or stands beside others. */
export function unsendableParameters(root: Json, { parameters, item, value }: ParameterOwner): string[] {
  const isSent = (parameter: JsonObject): boolean => parameters.some((other) => keyOf(other) === keyOf(parameter));
  return [...listAt(item, "parameters"), ...listAt(value, "parameters")]
    .map((listed) => resolveRef(root, listed, [])?.value)
    .filter(isObject)
    .filter((parameter) => !locations.has(stringAt(parameter, "in") ?? "") && !isSent(parameter))
    .map((parameter) => stringAt(parameter, "name") ?? "");
}

/** What lists parameters, and those of them that are sent. */
export interface ParameterOwner {
  readonly parameters: readonly JsonObject[];
  readonly item: JsonObject;
  readonly value: JsonObject;
}

/** Of merged Parameter Objects, those that stand in one of the four places. */
export function toParameterModels(root: Json, merged: readonly JsonObject[], constants?: Constants): ParameterModel[] {
  const areLater = isOpenApi32(root);
  return merged.flatMap((parameter) => {
    const location = stringAt(parameter, "in");
    const fixed = fixedValueOf(root, parameter, constants);
    return isLocation(location)
      ? [
          {
            ...toParameterModel(parameter, location, areLater, fixed),
            isPlain: isPlainSchema(root, valueAt(parameter, "schema")),
          },
        ]
      : [];
  });
}

/** Of merged Parameter Objects, the one whose value is the whole query (OpenAPI 3.2, section 4.12.1). */
export function toQuerystringModel(root: Json, merged: readonly JsonObject[]): QuerystringModel | undefined {
  const parameter = merged.find((candidate) => stringAt(candidate, "in") === "querystring");
  const [content] = Object.entries(objectAt(parameter, "content"));
  if (parameter === undefined || content === undefined) return undefined;
  const [type, media] = content;
  return {
    required: booleanAt(parameter, "required") === true,
    content: type,
    encodings: resolveEncodings(root, media),
  };
}

function isLocation(location: string | undefined): location is ParameterLocation {
  return location !== undefined && locations.has(location);
}

/** Before OpenAPI 3.2 `allowReserved` was for queries alone. */
function isOpenApi32(root: Json): boolean {
  return /^3\.[2-9]/.test(stringAt(root, "openapi") ?? "");
}

function toParameterModel(
  parameter: JsonObject,
  location: ParameterLocation,
  isLater: boolean,
  fixed: FixedValue | undefined,
): Omit<ParameterModel, "isPlain"> {
  const serialization = serializationOf(parameter, location);
  const { allowReserved, ...others } = serialization;
  const mayReserve = location === "query" || (isLater && location !== "header");
  return {
    name: stringAt(parameter, "name") ?? "",
    in: location,
    required: fixed === undefined && (location === "path" || booleanAt(parameter, "required") === true),
    fixed,
    serialization: allowReserved === undefined || mayReserve ? serialization : others,
  };
}

function serializationOf(parameter: JsonObject, location: ParameterLocation): Record<string, string | boolean> {
  const [content] = Object.keys(objectAt(parameter, "content"));
  if (content !== undefined && valueAt(parameter, "schema") === undefined) return { content };
  const usual = location === "path" || location === "header" ? "simple" : "form";
  return styleFacts(parameter, usual);
}
