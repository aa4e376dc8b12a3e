/**
 * The bodies of Swagger 2.0, which are parameters (`in: body`, `in: formData`), where the converter finds them.
 *
 * It knows those that stand in an operation's own list, and would lose one that is referred to or listed for a whole path.
 */
import { isList, isObject, listAt, mapValues, stringAt, valueAt, type Json, type JsonObject } from "../json.ts";
import { isFixedMethod } from "../methods.ts";
import { resolveRef } from "../resolve-ref.ts";

/** A document of version 2.0 in which every body stands in the list of each operation that it is for. */
export function placeBodies(root: JsonObject): JsonObject {
  const paths = valueAt(root, "paths");
  if (!isObject(paths)) return root;
  return { ...root, paths: mapValues(paths, (item) => (isObject(item) ? placeInItem(root, item) : item)) };
}

function placeInItem(root: JsonObject, item: JsonObject): JsonObject {
  const listed = listAt(item, "parameters").map((parameter) => bodyOf(root, parameter) ?? parameter);
  const shared = listed.filter(isBody);
  return mapValues(item, (value, key) => {
    if (key === "parameters" && isList(value)) return listed.filter((parameter) => !isBody(parameter));
    return isFixedMethod(key) && isObject(value) ? placeInOperation(root, value, shared) : value;
  });
}

function placeInOperation(root: JsonObject, operation: JsonObject, shared: readonly Json[]): JsonObject {
  const own = listAt(operation, "parameters").map((parameter) => bodyOf(root, parameter) ?? parameter);
  const bodies = own.filter(isBody);
  const added = shared.filter((parameter) => !bodies.some((body) => isReplaced(parameter, body)));
  const parameters = [...own, ...added];
  return parameters.length === 0 ? operation : { ...operation, parameters };
}

/** An operation has one body; of a form it has fields by name. */
function isReplaced(shared: Json, own: Json): boolean {
  if (stringAt(shared, "in") === "body" || stringAt(own, "in") === "body") return true;
  return stringAt(shared, "name") === stringAt(own, "name");
}

/** What a reference leads to, if that is a body or a field of a form. */
function bodyOf(root: JsonObject, parameter: Json): JsonObject | undefined {
  if (stringAt(parameter, "$ref") === undefined) return undefined;
  const found = resolveRef(root, parameter, [])?.value;
  return isBody(found) ? found : undefined;
}

function isBody(parameter: Json | undefined): parameter is JsonObject {
  const location = stringAt(parameter, "in");
  return isObject(parameter) && (location === "body" || location === "formData");
}
