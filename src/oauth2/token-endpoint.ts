/** The token endpoint (RFC 6749, section 3.2): where it is, and what its answers mean for a session. */
import {
  allowInsecureRequests,
  type AuthorizationServer,
  customFetch,
  type CustomFetchOptions,
  discoveryRequest,
  processDiscoveryResponse,
  processGenericTokenEndpointResponse,
  ResponseBodyError,
} from "oauth4webapi";
import { boundedAnswer, LONGEST_TOKEN_ANSWER } from "../response/bounded-answer.ts";
import { retryAfterOf } from "../response/retry-after.ts";
import { ConnectionError, LatchkeyError, RefreshFailedError, RefreshRejectedError } from "../errors.ts";
import type { Tokens } from "../session/tokens.ts";
import { assertSecure, type OAuth2Client, registrationOf } from "./oauth2-client.ts";

/** What a grant's request is sent with. */
export interface RequestOptions {
  readonly signal: AbortSignal;
  readonly [customFetch]: (
    url: string,
    init: CustomFetchOptions<string, URLSearchParams | undefined>,
  ) => Promise<Response>;
  /** Whether HTTP will do is our own decision, made before. */
  readonly [allowInsecureRequests]: true;
}

/** Sends the request of a grant. */
export type GrantRequest = (server: AuthorizationServer, options: RequestOptions) => Promise<Response>;

/** Asks the token endpoint. What throws is a session's: `RefreshRejectedError`, `RefreshFailedError`, `ConnectionError`. */
export type TokenEndpoint = (request: GrantRequest, signal: AbortSignal) => Promise<Tokens>;

/** The token endpoint of a client's authorization server. Its metadata is read once. */
export function tokenEndpointOf(client: OAuth2Client): TokenEndpoint {
  let metadata: Promise<AuthorizationServer> | undefined;
  return async (request, signal) => {
    metadata ??= discover(client);
    const server = await metadata.catch((error: unknown) => {
      metadata = undefined; // The next refresh tries again.
      throw error instanceof LatchkeyError && !(error instanceof ConnectionError)
        ? error
        : new RefreshFailedError("The authorization server's metadata cannot be had");
    });
    assertSecure(server.token_endpoint ?? "", client);
    const response = await request(server, optionsOf(client, signal));
    return tokensIn(await readable(response), server, client);
  };
}

async function discover(client: OAuth2Client): Promise<AuthorizationServer> {
  const { issuer, tokenEndpoint = "" } = client;
  if (issuer === undefined) return { issuer: new URL(tokenEndpoint).origin, token_endpoint: tokenEndpoint };
  assertSecure(issuer, client);
  const url = new URL(issuer);
  const ask = (algorithm: "oidc" | "oauth2") =>
    discoveryRequest(url, { algorithm, ...optionsOf(client, new AbortController().signal) });
  const openId = await ask("oidc");
  const response = openId.status === 404 ? await ask("oauth2") : openId;
  const server = await processDiscoveryResponse(url, await bounded(response));
  if (server.token_endpoint === undefined)
    throw new RefreshFailedError("The authorization server's metadata names no token endpoint");
  return server;
}

function optionsOf(
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
        throw lost(cause, signal);
      }
    },
  };
}

/**
 * The answer, less what is beside the point.
 *
 * The ID token of a refresh is nobody's business here, and one that cannot be checked must not lose the tokens that came
 * with it. A challenge must not hide what the body says.
 */
async function readable(response: Response): Promise<Response> {
  const { status, headers } = response;
  const text = await (await bounded(response)).text();
  const kept = new Headers(headers);
  kept.delete("www-authenticate");
  return new Response(status === 204 || status === 304 ? undefined : withoutIdToken(text), { status, headers: kept });
}

/** The answer with its body at hand: one that has no end is no token. */
async function bounded(response: Response): Promise<Response> {
  try {
    return await boundedAnswer(response, LONGEST_TOKEN_ANSWER, {});
  } catch (cause) {
    if (cause instanceof LatchkeyError) {
      throw new RefreshFailedError("The authorization server's answer cannot be read", { cause });
    }
    throw new ConnectionError("The token endpoint's answer broke off", { phase: "body", cause });
  }
}

function withoutIdToken(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), (key, value: unknown) => (key === "id_token" ? undefined : value));
  } catch {
    return text;
  }
}

async function tokensIn(response: Response, server: AuthorizationServer, client: OAuth2Client): Promise<Tokens> {
  const answer = await processGenericTokenEndpointResponse(server, registrationOf(client), response).catch(
    (error: unknown) => {
      throw refusal(error, response);
    },
  );
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresIn, scope } = answer;
  return { accessToken, refreshToken, expiresIn, scope };
}

/** Dead is what the server calls dead (RFC 6749, section 5.2). The library's own error goes no further: it may hold tokens. */
function refusal(error: unknown, response: Response): LatchkeyError {
  const { status } = response;
  const isOAuth = error instanceof ResponseBodyError;
  if (isOAuth && error.error === "invalid_grant") return new RefreshRejectedError();
  const code = isOAuth && /^[\w.-]{1,60}$/.test(error.error) ? ` ${error.error}` : "";
  const what =
    status === 200 ? "The token endpoint's answer holds no tokens" : `The token endpoint answered ${status}${code}`;
  return new RefreshFailedError(what, { retryAfter: retryAfterOf(response) });
}

function lost(cause: unknown, signal: AbortSignal): unknown {
  if (signal.aborted || cause instanceof LatchkeyError) return cause;
  return new ConnectionError("The token endpoint gave no answer", { phase: "session", cause });
}
