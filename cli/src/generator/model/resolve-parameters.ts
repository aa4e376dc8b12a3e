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
import type { Path } from "../document/pointer.ts";
import { resolveRef } from "../document/resolve-ref.ts";
import type { ParameterLocation, ParameterModel } from "./spec-model.ts";

const locations: ReadonlySet<string> = new Set(["path", "query", "header", "cookie"]);
const styles: ReadonlySet<string> = new Set(
  "simple label matrix form spaceDelimited pipeDelimited deepObject".split(" "),
);
// "The parameter definition SHALL be ignored": these headers are the body's, the answer's and the security scheme's.
const ignoredHeaders: ReadonlySet<string> = new Set(["accept", "content-type", "authorization"]);

/**
 * The Parameter Objects that hold for an operation, references followed.
 *
 * One of the operation replaces the path's of the same name and place. What the path template names and nobody describes is a string.
 */
export function mergeParameters(root: Json, path: string, item: JsonObject, operation: JsonObject): JsonObject[] {
  const merged = new Map<string, JsonObject>();
  for (const listed of [...listAt(item, "parameters"), ...listAt(operation, "parameters")]) {
    const parameter = resolveRef(root, listed, [])?.value;
    if (parameter !== undefined && isSendable(parameter)) merged.set(keyOf(parameter), parameter);
  }
  for (const [, name = ""] of path.matchAll(/\{([^{}]+)\}/g)) {
    const undescribed = { name, in: "path", required: true, schema: { type: "string" } };
    if (!merged.has(keyOf(undescribed))) merged.set(keyOf(undescribed), undescribed);
  }
  return [...merged.values()];
}

function keyOf(parameter: JsonObject): string {
  return `${stringAt(parameter, "in")} ${stringAt(parameter, "name")}`;
}

function isSendable(parameter: JsonObject): boolean {
  const name = stringAt(parameter, "name");
  const location = stringAt(parameter, "in") ?? "";
  if (name === undefined || !locations.has(location)) return false;
  return location !== "header" || !ignoredHeaders.has(name.toLowerCase());
}

/** Parameters that this version cannot send: an unknown place, such as OpenAPI 3.2's `querystring`. */
export function unsendableParameters(root: Json, item: JsonObject, operation: JsonObject, at: Path): string[] {
  return [...listAt(item, "parameters"), ...listAt(operation, "parameters")]
    .map((listed) => resolveRef(root, listed, at)?.value)
    .filter((parameter) => isObject(parameter) && !locations.has(stringAt(parameter, "in") ?? ""))
    .map((parameter) => stringAt(parameter, "name") ?? "");
}

/** A merged Parameter Object as a model. */
export function toParameterModel(parameter: JsonObject): ParameterModel {
  // mergeParameters lets only the four places through.
  const location = stringAt(parameter, "in") as ParameterLocation;
  return {
    name: stringAt(parameter, "name") ?? "",
    in: location,
    required: location === "path" || booleanAt(parameter, "required") === true,
    serialization: serializationOf(parameter, location),
  };
}

function serializationOf(parameter: JsonObject, location: ParameterLocation): Record<string, string | boolean> {
  const [content] = Object.keys(objectAt(parameter, "content"));
  if (content !== undefined && valueAt(parameter, "schema") === undefined) return { content };
  const usual = location === "path" || location === "header" ? "simple" : "form";
  return styleFacts(parameter, usual);
}

/** `style`, `explode` and `allowReserved` of a parameter or an encoding, as far as they differ from the defaults. */
export function styleFacts(owner: Json, usual: string): Record<string, string | boolean> {
  const given = stringAt(owner, "style");
  const style = given !== undefined && styles.has(given) ? given : usual;
  const explode = booleanAt(owner, "explode");
  // deepObject has one form only; for the others exploding is the default of `form` alone.
  const differs = explode !== undefined && style !== "deepObject" && explode !== (style === "form");
  return {
    ...(style === usual ? {} : { style }),
    ...(differs ? { explode } : {}),
    ...(booleanAt(owner, "allowReserved") === true ? { allowReserved: true } : {}),
  };
}
