/** An operation as data: the argument of `defineEndpoint`. */
import type { Encodings, OperationModel, ParameterModel } from "../model/spec-model.ts";
import { entry, listLiteral, objectLiteral, type Layout } from "../text/layout.ts";
import { quote, quoteKey } from "../text/quote.ts";

/** The wire facts, as the runtime's `Operation` has them; what is empty or usual is left out. */
export function emitOperationData(operation: OperationModel): Layout {
  return objectLiteral([
    entry("method", quote(operation.method)),
    entry("path", quote(operation.path)),
    ...present("security", securityData(operation).map(emitRequirement), listLiteral),
    ...present("parameters", parameterEntries(operation.parameters), objectLiteral),
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
      .map(({ name, serialization }) => entry(quoteKey(name), emitFacts(serialization)));
    return present(location, entries, objectLiteral);
  });
}

function querystringEntries({ querystring }: OperationModel): Layout[] {
  if (querystring === undefined) return [];
  return [entry("content", quote(querystring.content)), ...encodingEntries(querystring.encoding)];
}

function bodyEntries({ body }: OperationModel): Layout[] {
  return (body?.media ?? []).map(({ type, encoding }) =>
    entry(quoteKey(type), objectLiteral(encodingEntries(encoding))),
  );
}

function encodingEntries(encoding: Encodings): Layout[] {
  const properties = Object.entries(encoding).map(([property, facts]) => entry(quoteKey(property), emitFacts(facts)));
  return present("encoding", properties, objectLiteral);
}

function emitFacts(facts: Readonly<Record<string, string | boolean>>): Layout {
  return objectLiteral(
    Object.entries(facts).map(([key, value]) =>
      entry(quoteKey(key), typeof value === "string" ? quote(value) : String(value)),
    ),
  );
}

function present(key: string, items: readonly Layout[], wrap: (items: readonly Layout[]) => Layout): Layout[] {
  return items.length === 0 ? [] : [entry(key, wrap(items))];
}
