/** Where an authorization server has its token endpoint, by its metadata (RFC 8414; OpenID Connect Discovery 1.0). */
import {
  type AuthorizationServer,
  discoveryRequest,
  JSON_ATTRIBUTE_COMPARISON,
  OperationProcessingError,
  processDiscoveryResponse,
} from "oauth4webapi";
import { hasCode, isLatchkeyError, RefreshFailedError, TimeoutError } from "../errors.ts";
import { valueAtPointer } from "../operation/json-pointer.ts";
import { boundedAnswer, LONGEST_TOKEN_ANSWER } from "../response/bounded-answer.ts";
import { retryAfterOf } from "../waiting/retry-after.ts";
import { withoutSecrets } from "../security/redaction.ts";
import type { RefreshOptions } from "../session/refresh-function.ts";
import { untilAborted } from "../waiting/until-aborted.ts";
import { after } from "../waiting/wait.ts";
import { assertSecure, type OAuth2Client } from "./oauth2-client.ts";
import { requestOptionsOf } from "./request-options.ts";
import { say } from "../say.ts";

/** Milliseconds for the metadata, where the session does not say how long its calls wait. */
const DEFAULT_TIMEOUT = 10_000;
/** Characters of a foreign issuer that a message has. */
const LONGEST_ISSUER = 200;

/** The server of a client. Its metadata is read once; after a failure the next refresh reads it again. */
export function authorizationServerOf(client: OAuth2Client): (options: RefreshOptions) => Promise<AuthorizationServer> {
  let metadata: Promise<AuthorizationServer> | undefined;
  return (options) => {
    const current = (metadata ??= discoverInTime(client, options));
    current.catch(() => {
      if (metadata === current) metadata = undefined;
    });
    // Whoever began it may have left: each waits by a signal of its own.
    return untilAborted(current, options.signal);
  };
}

/** Nothing has been presented yet, so nothing is lost when it is given up. */
async function discoverInTime(client: OAuth2Client, { timeout = DEFAULT_TIMEOUT, now }: RefreshOptions) {
  const abort = new AbortController();
  const late = say`The authorization server's metadata did not come within ${timeout} ms`;
  const cancel = after(timeout, () => {
    const cause = new TimeoutError(late, { phase: "session" });
    abort.abort(new RefreshFailedError(late, { cause }));
  });
  try {
    return await untilAborted(discover(client, abort.signal, now), abort.signal);
  } finally {
    cancel();
  }
}

async function discover(
  client: OAuth2Client,
  signal: AbortSignal,
  now: RefreshOptions["now"],
): Promise<AuthorizationServer> {
  const { issuer, tokenEndpoint = "" } = client;
  if (issuer === undefined) return { issuer: new URL(tokenEndpoint).origin, token_endpoint: tokenEndpoint };
  assertSecure(issuer, client);
  const url = new URL(issuer);
  let response: Response | undefined;
  try {
    response = await metadataAt(url, client, signal);
    const server = await processDiscoveryResponse(url, response);
    if (server.token_endpoint !== undefined) return server;
  } catch (error) {
    throw unavailable(error, response, now);
  }
  throw new RefreshFailedError(say`The authorization server's metadata names no token endpoint`);
}

/** Why there is no metadata: a wrong issuer is the configuration's fault, and nobody finds it without being told. */
function unavailable(error: unknown, response: Response | undefined, now: RefreshOptions["now"]): unknown {
  const isOurs = hasCode(error, "CONNECTION") || hasCode(error, "RESPONSE_BODY");
  if (isLatchkeyError(error) && !isOurs) return error;
  const other = issuerIn(error);
  const why =
    other !== undefined
      ? `: it names the issuer ${JSON.stringify(other)}, so \`issuer\` has to be that`
      : response !== undefined && !response.ok
        ? `: it was answered with ${response.status}`
        : "";
  return new RefreshFailedError(say`The authorization server's metadata cannot be used${why}`, {
    cause: withoutSecrets(error, []),
    retryAfter: response && retryAfterOf(response, now),
  });
}

/** The issuer that the metadata names, where it is not the one that was asked for. */
function issuerIn(error: unknown): string | undefined {
  if (!(error instanceof OperationProcessingError) || error.code !== JSON_ATTRIBUTE_COMPARISON) return undefined;
  const issuer = valueAtPointer(error.cause, "/body/issuer");
  return typeof issuer === "string" ? issuer.slice(0, LONGEST_ISSUER) : undefined;
}

/** From the place of OpenID Connect, else from that of OAuth. */
async function metadataAt(url: URL, client: OAuth2Client, signal: AbortSignal): Promise<Response> {
  const request = (algorithm: "oidc" | "oauth2") =>
    discoveryRequest(url, { algorithm, ...requestOptionsOf(client, signal) });
  const openId = await request("oidc");
  const response = openId.status === 404 ? await request("oauth2") : openId;
  return boundedAnswer(response, LONGEST_TOKEN_ANSWER, {});
}
