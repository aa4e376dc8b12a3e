/** One request on the network. */
import { ConnectionError, OfflineError } from "../errors.ts";
import type { Addition } from "../security/addition.ts";
import type { Awaitable } from "../security/awaitable.ts";
import { assertConfined, type Confinement } from "../security/confinement.ts";
import type { Send } from "./authenticate.ts";
import { followRedirects } from "./redirect.ts";
import { requestOf } from "./request.ts";

/** What a client sends with. */
export interface Transport extends Confinement {
  /** Gets each attempt's final request. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Whether there is a network at all; asked before each request. */
  readonly online: () => Awaitable<boolean>;
}

/** The innermost layer: the connectivity check, then the request, with its redirects. */
export function sendOver(transport: Transport): Send {
  return async (attempt) => {
    const { call, additions, phase } = attempt;
    const { method, path } = call.operation;
    call.signal?.throwIfAborted();
    const online = transport.online();
    if (!(typeof online === "boolean" ? online : await online)) {
      throw new OfflineError("The device is offline; nothing was sent", { method, path, phase });
    }
    if (additions.length > 0) assertConfined(call.url, call.operation, transport);
    const isManual = additions.some(isBeyondPlatform);
    const request = await requestOf(call, additions, isManual ? "manual" : undefined);
    call.progress.phase = phase;
    try {
      const response = await transport.fetch(request);
      return isManual ? await followRedirects(response, attempt, transport.fetch) : response;
    } catch (cause) {
      if (call.signal?.aborted) throw call.signal.reason;
      if (cause instanceof ConnectionError) throw cause;
      throw new ConnectionError("The request got no answer", { method, path, phase, cause });
    }
  };
}

/** What no platform takes off a request that is redirected elsewhere, as all do with `Authorization`. */
function isBeyondPlatform(addition: Addition): boolean {
  return addition.in !== "header" || addition.name.toLowerCase() !== "authorization";
}
