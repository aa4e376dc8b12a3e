/** An operation as data: the argument of `defineEndpoint`. */
import { isList, isObject, type Json, type JsonObject } from "../../document/json.ts";
import { jsonRank } from "../../model/media-type.ts";
import { successesOf } from "../../model/resolve-responses.ts";
import type { OperationModel, ParameterModel } from "../../model/spec-model.ts";
import { mediaKind, type PageRule } from "latchkey/generated/operation";
import { entry, listLiteral, objectLiteral, type Layout } from "../text/layout.ts";
import { literalEntry, quote, quoteKey } from "../text/quote.ts";
import { headersEntry, statusKey } from "./emit-headers.ts";
import { streamEntry } from "./emit-stream.ts";

/** The wire facts, as the runtime's `Operation` has them; what is empty or usual is left out. */
export function emitOperationData(operation: OperationModel): Layout {
  return objectLiteral([
    entry("id", quote(operation.name)),
    entry("method", quote(operation.method)),
    entry("path", quote(operation.path)),
    ...present("security", securityData(operation).map(emitRequirement), listLiteral),
    ...present("parameters", parameterEntries(operation.parameters), objectLiteral),
    ...named("styles", stylesOf(operation)),
    ...present("defaults", defaultEntries(operation.parameters), objectLiteral),
    ...present("querystring", querystringEntries(operation), objectLiteral),
    ...present("body", bodyEntries(operation), objectLiteral),
    ...named("bodies", bodiesOf(operation)),
    ...present("accept", acceptedTypes(operation).map(quote), listLiteral),
    ...answersEntry(operation),
    ...streamEntry(operation),
    ...headersEntry(operation),
    ...named("idempotencyKey", operation.idempotencyKey && quote(operation.idempotencyKey)),
    ...(operation.server === undefined ? [] : [entry("server", quote(operation.server))]),
    ...(operation.pages === undefined ? [] : [entry("pages", emitData(pageData(operation.pages)))]),
  ]);
}

/** The rule as data of any kind. */
function pageData({ items, next, more }: PageRule): JsonObject {
  const how: Json = typeof next === "string" ? next : { ...next };
  return { items, next: how, ...(more !== undefined && { more }) };
}

/** What writes the parameters: more than plain values in their usual styles need `allStyles`; a path has a query of its own in some documents. */
export function stylesOf({
  parameters,
  querystring,
  path,
}: Pick<OperationModel, "parameters" | "querystring" | "path">): "allStyles" | "plainStyles" | undefined {
  const isUnusual = parameters.some(({ isPlain, serialization }) => !isPlain || Object.keys(serialization).length > 0);
  if (isUnusual || querystring !== undefined) return "allStyles";
  return parameters.length > 0 || /[{?#]/.test(path) ? "plainStyles" : undefined;
}

/** What writes the body: a form, multipart, or a choice of media types need `allBodies`. */
export function bodiesOf({ body }: Pick<OperationModel, "body">): "allBodies" | "plainBodies" | undefined {
  if (body === undefined) return undefined;
  const types = body.media.map(({ type }) => mediaKind(type));
  return types.length > 1 || types.includes("form") || types.includes("multipart") ? "allBodies" : "plainBodies";
}

function named(key: string, value: string | undefined): Layout[] {
  return value === undefined ? [] : [entry(key, value)];
}

/** The media types that a call accepts, one a status, successes first; of errors none that a success could be, and is not, sent in. */
export function acceptedTypes({ responses }: Pick<OperationModel, "responses">): string[] {
  const successes = successesOf(responses);
  const wanted = successes.flatMap(({ media }) => media.slice(0, 1));
  const unwanted = successes.flatMap(({ media }) => media.slice(1)).map(({ type }) => type);
  const errors = responses.flatMap(({ media }) => media.slice(0, 1)).filter(({ type }) => !unwanted.includes(type));
  return [...new Set([...wanted, ...errors].map(({ type }) => type))];
}

/** What each success is sent in, where the runtime cannot tell by `accept` alone: all of them in its first, if that is JSON like all errors, or its only one. */
function answersEntry(operation: OperationModel): Layout[] {
  const accepted = acceptedTypes(operation);
  if (accepted.length === 0) return [];
  const [first] = accepted;
  const successes = successesOf(operation.responses);
  const isUniform =
    successes.length > 0 && successes.every(({ media }) => media.length === 1 && media[0]?.type === first);
  if (isUniform && (accepted.length === 1 || accepted.every((type) => jsonRank(type) < 3))) return [];
  const entries = successes
    .filter(({ media }) => media.length > 0)
    .map(({ status, media }) => entry(statusKey(status), listLiteral(media.map(({ type }) => quote(type)))));
  return [entry("answers", objectLiteral(entries))];
}

/** Optional security keeps its empty alternative, last, wherever the document has it. */
function securityData({ security, optionalSecurity }: OperationModel): OperationModel["security"] {
  return security.length > 0 && optionalSecurity ? [...security, {}] : security;
}

function emitRequirement(requirement: Readonly<Record<string, readonly string[]>>): Layout {
  return objectLiteral(
    Object.entries(requirement).map(([scheme, scopes]) => entry(quoteKey(scheme), listLiteral(scopes.map(quote)))),
  );
}

const locations = ["path", "query", "header", "cookie"] as const;

function parameterEntries(parameters: readonly ParameterModel[]): Layout[] {
  const unusual = parameters.filter(({ serialization }) => Object.keys(serialization).length > 0);
  return locations.flatMap((location) => {
    const entries = unusual
      .filter((parameter) => parameter.in === location)
      .map(({ name, serialization }) => dataEntry(name, serialization));
    return present(location, entries, objectLiteral);
  });
}

/** What is sent where a call gives nothing. */
function defaultEntries(parameters: readonly ParameterModel[]): Layout[] {
  return locations.flatMap((location) => {
    const entries = parameters.flatMap(({ in: place, name, fixed }) =>
      place === location && fixed !== undefined ? [entry(quoteKey(name), emitData(fixed.value))] : [],
    );
    return present(location, entries, objectLiteral);
  });
}

function querystringEntries({ querystring }: OperationModel): Layout[] {
  if (querystring === undefined) return [];
  return [entry("content", quote(querystring.content)), ...dataEntries(querystring.encodings)];
}

function bodyEntries({ body }: OperationModel): Layout[] {
  return (body?.media ?? []).map(({ type, encodings }) => entry(quoteKey(type), emitData(encodings)));
}

/** Data of the document as a literal. */
export function emitData(data: Json): Layout {
  if (isList(data)) return listLiteral(data.map(emitData));
  if (isObject(data)) return objectLiteral(dataEntries(data));
  return typeof data === "string" ? quote(data) : String(data);
}

function dataEntries(data: JsonObject): Layout[] {
  return Object.entries(data).map(([key, value]) => dataEntry(key, value));
}

function dataEntry(key: string, data: Json): Layout {
  return isObject(data) ? literalEntry(key, emitData(data)) : entry(quoteKey(key), emitData(data));
}

function present(key: string, items: readonly Layout[], wrap: (items: readonly Layout[]) => Layout): Layout[] {
  return items.length === 0 ? [] : [entry(key, wrap(items))];
}
