/** An operation as data: the argument of `defineEndpoint`. */
import { isList, isObject, type Json, type JsonObject } from "../../document/json.ts";
import type { OperationModel, ParameterModel } from "../../model/spec-model.ts";
import { entry, listLiteral, objectLiteral, type Layout } from "../text/layout.ts";
import { quote, quoteKey } from "../text/quote.ts";

/** The wire facts, as the runtime's `Operation` has them; what is empty or usual is left out. */
export function emitOperationData(operation: OperationModel): Layout {
  return objectLiteral([
    entry("method", quote(operation.method)),
    entry("path", quote(operation.path)),
    ...present("security", securityData(operation).map(emitRequirement), listLiteral),
    ...present("parameters", parameterEntries(operation.parameters), objectLiteral),
    ...present("defaults", defaultEntries(operation.parameters), objectLiteral),
    ...present("querystring", querystringEntries(operation), objectLiteral),
    ...present("body", bodyEntries(operation), objectLiteral),
    ...present("accept", acceptedTypes(operation).map(quote), listLiteral),
    ...(operation.server === undefined ? [] : [entry("server", quote(operation.server))]),
  ]);
}

/** The media types of the declared answers, in the order of the answers. */
export function acceptedTypes(operation: Pick<OperationModel, "responses">): string[] {
  return [...new Set(operation.responses.flatMap(({ media }) => media.map(({ type }) => type)))];
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
      .map(({ name, serialization }) => entry(quoteKey(name), emitData(serialization)));
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
  return Object.entries(data).map(([key, value]) => entry(quoteKey(key), emitData(value)));
}

function present(key: string, items: readonly Layout[], wrap: (items: readonly Layout[]) => Layout): Layout[] {
  return items.length === 0 ? [] : [entry(key, wrap(items))];
}
