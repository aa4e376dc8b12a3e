/** An operation's request body (OpenAPI 3.1, sections 4.8.13 to 4.8.15). */
import { booleanAt, isObject, objectAt, valueAt, type Json } from "../document/json.ts";
import { componentName, resolveRef } from "../document/resolve-ref.ts";
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
  return {
    type,
    kind: bodyKind(type),
    schema: component === undefined ? undefined : schemaName(component),
    encodings: resolveEncodings(root, media),
  };
}

/** Whether an operation describes a body that fetch refuses to send (Fetch, Request constructor: GET and HEAD have none). */
export function hasForbiddenBody(method: string, operation: Json): boolean {
  return (method === "get" || method === "head") && isObject(valueAt(operation, "requestBody"));
}
