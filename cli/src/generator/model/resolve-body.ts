/** An operation's request body (OpenAPI 3.1, sections 4.8.13 to 4.8.15). */
import { booleanAt, isObject, objectAt, stringAt, valueAt, type Json, type JsonObject } from "../document/json.ts";
import { componentName, resolveRef } from "../document/resolve-ref.ts";
import { bodyKind } from "./media-type.ts";
import { styleFacts } from "./resolve-parameters.ts";
import type { BodyMedia, BodyModel } from "./spec-model.ts";

/** The exported name of a component schema, as requests or as answers see it. */
export type SchemaNamer = (component: string) => string | undefined;

/** The body that an operation takes; `undefined` if it takes none. */
export function resolveBody(root: Json, operation: Json, schemaName: SchemaNamer): BodyModel | undefined {
  const body = resolveRef(root, valueAt(operation, "requestBody"), [])?.value;
  if (body === undefined) return undefined;
  const media = Object.entries(objectAt(body, "content")).map(([type, value]) => toMedia(type, value, schemaName));
  return media.length === 0 ? undefined : { required: booleanAt(body, "required") === true, media };
}

function toMedia(type: string, media: Json, schemaName: SchemaNamer): BodyMedia {
  const component = componentName(valueAt(media, "schema"), "schemas");
  return {
    type,
    kind: bodyKind(type),
    schema: component === undefined ? undefined : schemaName(component),
    encoding: encodingsOf(objectAt(media, "encoding")),
  };
}

function encodingsOf(encodings: JsonObject): BodyMedia["encoding"] {
  const entries = Object.entries(encodings)
    .map(([property, encoding]) => [property, encodingFacts(encoding)] as const)
    .filter(([, facts]) => Object.keys(facts).length > 0);
  return Object.fromEntries(entries);
}

/** Any of `style`, `explode` and `allowReserved` turns JSON off for the property, so they are kept even where they say the default. */
function encodingFacts(encoding: Json): Record<string, string | boolean> {
  const contentType = stringAt(encoding, "contentType");
  const explode = booleanAt(encoding, "explode");
  const style = stringAt(encoding, "style");
  const facts = styleFacts(encoding, "");
  return {
    ...(contentType === undefined ? {} : { contentType }),
    ...(style === undefined || facts["style"] === undefined ? {} : { style }),
    ...(explode === undefined ? {} : { explode }),
    ...(facts["allowReserved"] === undefined ? {} : { allowReserved: true }),
  };
}

/** Whether an operation describes a body that fetch refuses to send (Fetch, Request constructor: GET and HEAD have none). */
export function hasForbiddenBody(method: string, operation: Json): boolean {
  return (method === "get" || method === "head") && isObject(valueAt(operation, "requestBody"));
}
