/** An operation's declared answers (OpenAPI 3.1, sections 4.8.16 and 4.8.17). */
import { objectAt, valueAt, type Json, type JsonObject } from "../document/json.ts";
import { componentName, resolveRef } from "../document/resolve-ref.ts";
import { isMediaType, jsonRank, responseKind } from "./media-type.ts";
import { resolveHeaders } from "./resolve-headers.ts";
import type { SchemaNamer } from "./resolve-body.ts";
import { streamItem } from "./streams/stream-item.ts";
import type { ResponseMedia, ResponseModel } from "./spec-model.ts";

/** The answers by status, successes first, then in the document's order. Informational ones never reach a caller. */
export function resolveResponses(root: Json, operation: Json, schemaName: SchemaNamer): ResponseModel[] {
  const responses = declaredAnswers(operation).map(([status, response]) => ({
    status,
    media: mediaOf(root, response, schemaName),
    headers: resolveHeaders(root, response),
  }));
  return [...responses.filter(isSuccess), ...responses.filter((response) => !isSuccess(response))];
}

/** Whether an answer is of the 2xx class. */
export function isSuccess(response: { readonly status: string }): boolean {
  return response.status.startsWith("2");
}

/** The answers that stand for success: those of the 2xx class or, without any, `default`. */
export function successesOf(responses: readonly ResponseModel[]): readonly ResponseModel[] {
  const successes = responses.filter(isSuccess);
  return successes.length > 0 ? successes : responses.filter(({ status }) => status === "default");
}

/** What the document calls a media type, and is none, by status. */
export function unusableMediaTypes(root: Json, operation: Json): [status: string, type: string][] {
  return declaredAnswers(operation).flatMap(([status, response]) =>
    Object.keys(contentOf(root, response))
      .filter((type) => !isMediaType(type))
      .map((type): [string, string] => [status, type]),
  );
}

function declaredAnswers(operation: Json): [status: string, response: Json][] {
  return Object.entries(objectAt(operation, "responses")).filter(([status]) =>
    /^(?:[2-9]\d\d|[2-5]XX|default)$/.test(status),
  );
}

function contentOf(root: Json, response: Json): JsonObject {
  return objectAt(resolveRef(root, response, [])?.value, "content");
}

/** The media types of an answer, the one that a call accepts first: JSON, else a `+json`, else the first declared. */
function mediaOf(root: Json, response: Json, schemaName: SchemaNamer): ResponseMedia[] {
  const usable = Object.entries(contentOf(root, response))
    .filter(([type]) => isMediaType(type))
    .toSorted(([one], [other]) => jsonRank(one) - jsonRank(other));
  const twins = usable.length > 1 ? twinsOf(root, usable) : new Map<string, string>();
  return usable.map(([type, media]) => {
    const item = streamItem(root, type, media);
    const component = componentName(item === undefined ? valueAt(media, "schema") : item.schema, "schemas");
    const schema = component === undefined ? undefined : schemaName(component);
    return { type, twin: twins.get(type) ?? type, kind: responseKind(type), schema, item };
  });
}

/** The first media type with an equal schema, by media type: .NET declares each answer three times. */
function twinsOf(root: Json, content: readonly [type: string, media: Json][]): Map<string, string> {
  const first = new Map<string, string>();
  return new Map(
    content.map(([type, media]) => {
      const seen = streamItem(root, type, media)?.schema ?? valueAt(media, "schema") ?? true;
      const schema = `${responseKind(type)} ${JSON.stringify(seen)}`;
      const twin = first.get(schema) ?? type;
      first.set(schema, twin);
      return [type, twin];
    }),
  );
}
