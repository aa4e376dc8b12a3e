/** Requests of the application's own, through a client's layers. */
import { isStream, type TrackedCall } from "../middleware/call.ts";
import type { BodySource } from "../operation/operation.ts";
import { isThenable } from "../waiting/awaitable.ts";
import { untilAborted } from "../waiting/until-aborted.ts";
import type { SecurityRequirement } from "../operation/requirement.ts";
import { withClientHeaders, usualMethod } from "./call-parts.ts";
import type { ClientCore } from "./client-core.ts";
import { deadlineOf } from "../waiting/deadline.ts";
import type { CallOptions } from "./endpoint.ts";
import { fetchOptionsOf } from "./fetch-options.ts";
import { fieldsOf, mergeFields } from "../middleware/header-fields.ts";

/** What `client.fetch` takes. */
export interface ClientFetchInit<Security extends readonly SecurityRequirement[] = readonly SecurityRequirement[]>
  extends Omit<CallOptions, "parseAs"> {
  /** GET unless given. */
  method?: string | undefined;
  /** What fetch takes, as it is; a function gives a fresh one for each request, so that the call can be repeated. */
  body?: BodySource | undefined;
  /** The alternatives (OR) of schemes (AND), as in the document; nothing is attached without. */
  security?: Security | undefined;
}

/** What stands for the path template in errors and layers: the path that is sent may name a person. */
const PATH = "client.fetch";

/**
 * Sends a request to a path under the base URL, or to a whole URL.
 *
 * A credential goes to the client's own origin only; to another one go not even the client's own headers.
 */
export async function clientFetch(core: ClientCore, path: string, init: ClientFetchInit = {}): Promise<Response> {
  const { method = "GET", body, security, headers, signal, timeout } = init;
  const url = new URL(path.startsWith("/") && !path.startsWith("//") ? core.baseUrl + path : path, `${core.baseUrl}/`);
  const operation = { method: usualMethod(method), path: PATH, ...(security !== undefined && { security }) };
  const own = fieldsOf(headers);
  const deadline = deadlineOf(signal, timeout ?? core.timeout, operation);
  let response: Response | undefined;
  try {
    // What all calls of the API carry may be a credential, and is nobody else's business.
    const isHome = url.origin === new URL(core.baseUrl).origin;
    const made = withClientHeaders(isHome ? core : { headers: undefined }, (client) => mergeFields(client, own));
    const call: TrackedCall = {
      operation,
      url: url.href,
      method: operation.method,
      headers: isThenable(made) ? await untilAborted(made, deadline.signal) : made,
      body,
      signal: deadline.signal,
      options: fetchOptionsOf(init, core.credentials),
      progress: deadline.progress,
    };
    response = await untilAborted(core.send(call), deadline.signal);
    return response;
  } finally {
    deadline.settle(isStream(response?.body));
  }
}
