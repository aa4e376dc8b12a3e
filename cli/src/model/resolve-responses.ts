/** An operation's declared answers (OpenAPI 3.1, sections 4.8.16 and 4.8.17). */
import { objectAt, valueAt, type Json } from "../document/json.ts";
import { componentName, resolveRef } from "../document/resolve-ref.ts";
import { responseKind } from "./media-type.ts";
import type { SchemaNamer } from "./resolve-body.ts";
import type { ResponseModel } from "./spec-model.ts";

/** The answers by status, successes first, then in the document's order. Informational ones never reach a caller. */
export function resolveResponses(root: Json, operation: Json, schemaName: SchemaNamer): ResponseModel[] {
  const responses = Object.entries(objectAt(operation, "responses"))
    .filter(([status]) => /^(?:[2-9]\d\d|[2-5]XX|default)$/.test(status))
    .map(([status, response]) => ({ status, media: mediaOf(root, response, schemaName) }));
  return [...responses.filter(isSuccess), ...responses.filter((response) => !isSuccess(response))];
}

/** Whether an answer is of the 2xx class. */
export function isSuccess(response: { readonly status: string }): boolean {
  return response.status.startsWith("2");
}

function mediaOf(root: Json, response: Json, schemaName: SchemaNamer): ResponseModel["media"] {
  const content = objectAt(resolveRef(root, response, [])?.value, "content");
  return Object.entries(content).map(([type, media]) => {
    const component = componentName(valueAt(media, "schema"), "schemas");
    return { type, kind: responseKind(type), schema: component === undefined ? undefined : schemaName(component) };
  });
}
