/** Requests of the application's own, through a client's layers. */
import type { Call } from "../middleware/call.ts";
import type { BodySource } from "../middleware/call.ts";
import type { SecurityRequirement } from "../security/requirement.ts";
import type { ClientCore } from "./client-core.ts";
import { deadlineOf } from "./deadline.ts";
import type { CallOptions } from "./endpoint.ts";

/** What `client.fetch` takes. */
export interface ClientFetchInit<Security extends readonly SecurityRequirement[] = readonly SecurityRequirement[]>
  extends Omit<CallOptions, "parseAs"> {
  /** GET unless given. */
  method?: string | undefined;
  body?: BodySource | undefined;
  /** The alternatives (OR) of schemes (AND), as in the document; nothing is attached without. */
  security?: Security | undefined;
}

/** Sends a request to a path under the base URL, or to a whole URL; a credential goes to the client's own origin only. */
export async function clientFetch(core: ClientCore, path: string, init: ClientFetchInit = {}): Promise<Response> {
  const {
    method = "GET",
    body,
    security,
    headers,
    signal,
    timeout,
    cache,
    credentials = core.credentials,
    keepalive,
    mode,
    priority,
  } = init;
  const url = new URL(path.startsWith("/") && !path.startsWith("//") ? core.baseUrl + path : path, `${core.baseUrl}/`);
  const operation = { method: method.toUpperCase(), path: url.pathname, ...(security !== undefined && { security }) };
  const deadline = deadlineOf(signal, timeout ?? core.timeout, operation);
  const options = Object.entries({ cache, credentials, keepalive, mode, priority }).filter(
    ([, value]) => value !== undefined,
  );
  const call: Call = {
    operation,
    url: url.href,
    method: operation.method,
    headers: mergedHeaders(core.headers, headers),
    body,
    signal: deadline.signal,
    options: Object.fromEntries(options),
    progress: deadline.progress,
  };
  try {
    return await core.send(call);
  } finally {
    deadline.settle(true);
  }
}

function mergedHeaders(...sources: readonly CallOptions["headers"][]): Headers {
  const merged = new Headers();
  for (const source of sources) {
    const entries = source instanceof Headers || Array.isArray(source) ? source : Object.entries(source ?? {});
    for (const [name, value] of entries) if (value !== undefined && name !== undefined) merged.set(name, value);
  }
  return merged;
}
