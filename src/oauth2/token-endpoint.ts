/** The token endpoint (RFC 6749, section 3.2), and what its answers mean for a session. */
import type { AuthorizationServer } from "oauth4webapi";
import { ConnectionError, isLatchkeyError, RefreshFailedError, RefreshRejectedError } from "../errors.ts";
import { boundedAnswer, LONGEST_TOKEN_ANSWER } from "../response/bounded-answer.ts";
import { retryAfterOf } from "../waiting/retry-after.ts";
import { contentOf, errorCodeOf, isRejection } from "../response/token-answer.ts";
import type { RefreshOptions } from "../session/refresh-function.ts";
import { lifetimeIn, scopeOf, type Tokens } from "../session/tokens.ts";
import { authorizationServerOf } from "./authorization-server.ts";
import { assertSecure, type OAuth2Client } from "./oauth2-client.ts";
import { type RequestOptions, requestOptionsOf } from "./request-options.ts";
import { say } from "../say.ts";

/** Sends the request of a grant. */
export type GrantRequest = (server: AuthorizationServer, options: RequestOptions) => Promise<Response>;

/** Asks for tokens. What throws is a session's: `RefreshRejectedError`, `RefreshFailedError`, `ConnectionError`. */
export type TokenEndpoint = (request: GrantRequest, options: RefreshOptions) => Promise<Tokens>;

/** The token endpoint of a client's authorization server. */
export function tokenEndpointOf(client: OAuth2Client): TokenEndpoint {
  const serverFor = authorizationServerOf(client);
  return async (request, options) => {
    const server = await serverFor(options);
    assertSecure(server.token_endpoint ?? "", client);
    const response = await request(server, requestOptionsOf(client, options.signal));
    return tokensIn(await receiveAnswer(response), options);
  };
}

/** The answer with its body at hand: one that has no end is no token. */
async function receiveAnswer(response: Response): Promise<Response> {
  try {
    return await boundedAnswer(response, LONGEST_TOKEN_ANSWER, {});
  } catch (cause) {
    if (isLatchkeyError(cause))
      throw new RefreshFailedError(say`The token endpoint's answer cannot be read`, { cause });
    throw new ConnectionError(say`The token endpoint's answer broke off`, { phase: "body", cause });
  }
}

/**
 * The tokens of an answer (RFC 6749, section 5.1). Read more kindly than the standard asks for: where the server has traded
 * the refresh token in, an answer that is thrown away for its looks is a session that is lost.
 *
 * An ID token beside them is nobody's business here.
 */
async function tokensIn(response: Response, { now }: RefreshOptions): Promise<Tokens> {
  const { status, headers, ok } = response;
  const content = contentOf(await response.text(), headers.get("content-type"));
  const answer: TokenAnswer = typeof content === "object" && content !== null ? content : {};
  const { access_token: accessToken, token_type: type, refresh_token: refreshToken, expires_in: expiresIn } = answer;
  if (!ok || typeof accessToken !== "string" || accessToken === "") {
    if (isRejection(status, content)) throw new RefreshRejectedError();
    throw new RefreshFailedError(refusalOf(status, ok, content), { retryAfter: retryAfterOf(response, now) });
  }
  if (typeof type === "string" && type !== "" && type.toLowerCase() !== "bearer") {
    const what = say`a token of the type ${plain(type)}, which cannot be sent as a bearer token`;
    throw new RefreshFailedError(say`The token endpoint answered with ${what}`);
  }
  return {
    accessToken,
    refreshToken: typeof refreshToken === "string" ? refreshToken : undefined,
    expiresIn: lifetimeIn(typeof expiresIn === "string" ? Number.parseFloat(expiresIn) : expiresIn),
    scope: scopeOf(answer.scope),
  };
}

/** What is read of an answer; each may be anything. */
interface TokenAnswer {
  readonly access_token?: unknown;
  readonly token_type?: unknown;
  readonly refresh_token?: unknown;
  readonly expires_in?: unknown;
  readonly scope?: unknown;
}

function refusalOf(status: number, ok: boolean, content: unknown): string {
  const code = errorCodeOf(content);
  if (ok && code === undefined) return "The token endpoint's answer holds no tokens";
  return `The token endpoint answered ${status}${code === undefined ? "" : ` ${plain(code)}`}`;
}

/** A server's own word, where it is one. */
function plain(word: string): string {
  return /^[\w.-]{1,60}$/.test(word) ? word : "(unreadable)";
}
