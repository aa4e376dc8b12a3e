import { allowInsecureRequests, customFetch, type CustomFetchOptions } from "oauth4webapi";
import { ConnectionError, isLatchkeyError } from "../errors.ts";
import type { OAuth2Client } from "./oauth2-client.ts";
import { say } from "../say.ts";

/** What a request to the authorization server is sent with. */
export interface RequestOptions {
  readonly signal: AbortSignal;
  readonly [customFetch]: (
    url: string,
    init: CustomFetchOptions<string, URLSearchParams | undefined>,
  ) => Promise<Response>;
  /** Whether HTTP will do is our own decision, made before. */
  readonly [allowInsecureRequests]: true;
}

/** Sends by the client's own `fetch`; no answer is a `ConnectionError`. */
export function requestOptionsOf(
  { fetch = (request) => globalThis.fetch(request) }: OAuth2Client,
  signal: AbortSignal,
): RequestOptions {
  return {
    signal,
    [allowInsecureRequests]: true,
    [customFetch]: async (url, init) => {
      try {
        const { body, ...rest } = init;
        return await fetch(new Request(url, body === undefined ? rest : { ...rest, body }));
      } catch (cause) {
        if (signal.aborted || isLatchkeyError(cause)) throw cause;
        throw new ConnectionError(say`The authorization server gave no answer`, { phase: "session", cause });
      }
    },
  };
}
