/** An operation's request body (OpenAPI 3.1, sections 4.8.13 to 4.8.15). */
import { booleanAt, isObject, objectAt, stringAt, valueAt, type Json } from "../document/json.ts";
import { componentName, resolveRef } from "../document/resolve-ref.ts";
import { memberSchemas, requiredMembers } from "./follow-schema.ts";
import { bodyKind } from "./media-type.ts";
import { resolveEncodings } from "./resolve-encodings.ts";
import type { BodyMedia, BodyModel } from "./spec-model.ts";

/** The exported name of a component schema, as requests or as answers see it. */
export type SchemaNamer = (component: string) => string | undefined;

/** The body that an operation takes; `undefined` if it takes none. */
export function resolveBody(root: Json, operation: Json, schemaName: SchemaNamer): BodyModel | undefined {
  const body = resolveRef(root, valueAt(operation, "requestBody"), [])?.value;
  if (body === undefined) return undefined;
  const media = Object.entries(objectAt(body, "content")).map(([type, value]) =>
    toMedia(root, type, value, schemaName),
  );
  return media.length === 0 ? undefined : { required: booleanAt(body, "required") === true, media };
}

function toMedia(root: Json, type: string, media: Json, schemaName: SchemaNamer): BodyMedia {
  const component = componentName(valueAt(media, "schema"), "schemas");
  const kind = bodyKind(type);
  const given = valueAt(media, "schema") ?? true;
  return {
    type,
    kind,
    schemaText: JSON.stringify(given),
    needsFile: kind === "multipart" && requiredMembers(root, given).some((name) => isFileIn(root, given, name)),
    schema: component === undefined ? undefined : schemaName(component),
    encodings: resolveEncodings(root, media),
  };
}

/** Whether a member of a multipart body is a file, or a list of files. */
function isFileIn(root: Json, schema: Json, name: string): boolean {
  return memberSchemas(root, schema, name).some((member) => {
    const value = resolveRef(root, member, [])?.value;
    const item = resolveRef(root, valueAt(value, "items"), [])?.value;
    return [value, item].some((one) => stringAt(one, "format") === "binary");
  });
}

/** Whether an operation describes a body that fetch refuses to send (Fetch, Request constructor: GET and HEAD have none). */
export function hasForbiddenBody(method: string, operation: Json): boolean {
  return (method === "get" || method === "head") && isObject(valueAt(operation, "requestBody"));
}
