/** Every origin that a credential may go to, whoever names it. */
import { isObject, objectAt, stringAt, type Json, type JsonObject } from "../document/json.ts";
import { resolveRef } from "../document/resolve-ref.ts";
import { resolveServers } from "../model/resolve-servers.ts";
import type { SpecModel } from "../model/spec-model.ts";
import type { InspectedOperation, InspectedOrigin } from "./inspection.ts";
import { isPlainOrigin, originOf } from "./origin.ts";

/** The default base URL's origin comes first. */
export function inspectOrigins(
  root: Json,
  model: SpecModel,
  operations: readonly InspectedOperation[],
): InspectedOrigin[] {
  const servers = model.servers.length > 0 ? model.servers : ["/"];
  const named = new Map<string, Set<string>>();
  for (const [url, namer] of [...servers.map((url) => [url, "servers of the document"] as const), ...others(root)]) {
    const origin = originOf(url);
    named.set(origin, (named.get(origin) ?? new Set()).add(namer));
  }
  const byDefault = originOf(servers[0] ?? "/");
  return [...named].map(([origin, namers]) => ({
    origin,
    isPlain: isPlainOrigin(origin),
    isDefault: origin === byDefault,
    namedBy: [...namers],
    operations: operations.filter(({ origins }) => origins.includes(origin)).length,
  }));
}

type NamedUrl = readonly [url: string, namer: string];

function others(root: Json): NamedUrl[] {
  const schemes = Object.entries(objectAt(objectAt(root, "components"), "securitySchemes"));
  return [
    ...Object.entries(objectAt(root, "paths")).flatMap(([path, item]) => serversOfPath(root, path, item)),
    ...schemes.flatMap(([name, entry]) => urlsOfScheme(name, resolveRef(root, entry, [])?.value)),
  ];
}

function serversOfPath(root: Json, path: string, entry: Json): NamedUrl[] {
  const item = resolveRef(root, entry, [])?.value ?? {};
  const own = resolveServers(item).map((url) => [url, `servers of ${path}`] as const);
  const operations = [...Object.entries(item), ...Object.entries(objectAt(item, "additionalOperations"))];
  return [
    ...own,
    ...operations.flatMap(([method, operation]) =>
      resolveServers(isObject(operation) ? operation : {}).map(
        (url) => [url, `servers of ${method.toUpperCase()} ${path}`] as const,
      ),
    ),
  ];
}

const flowUrls = ["tokenUrl", "refreshUrl", "authorizationUrl", "deviceAuthorizationUrl"];

/** An authorization server sees refresh tokens and client secrets (OpenAPI 3.1, sections 4.8.28 and 4.8.29). */
function urlsOfScheme(name: string, scheme: JsonObject | undefined): NamedUrl[] {
  const flows = Object.values(objectAt(scheme, "flows"));
  const urls = flows.flatMap((flow) => flowUrls.map((key) => [stringAt(flow, key), key] as const));
  return [...urls, [stringAt(scheme, "openIdConnectUrl"), "openIdConnectUrl"] as const].flatMap(([url, key]) =>
    url === undefined ? [] : [[url, `${key} of ${name}`] as const],
  );
}
