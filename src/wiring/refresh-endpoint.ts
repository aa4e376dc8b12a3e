/** The refresh endpoint of a document: what its answers mean for a session. */
import { RefreshFailedError, RefreshRejectedError, ResponseBodyError } from "../errors.ts";
import type { Refresh } from "../session/state.ts";
import type { Tokens } from "../session/tokens.ts";
import type { CallRequest } from "../client/call-parts.ts";
import type { Client } from "../client/client.ts";
import type { UntypedEndpoint } from "../client/define-endpoint.ts";
import { documentWith, valueAt } from "../operation/json-pointer.ts";
import type { Failure } from "../response/result.ts";
import { retryAfterOf } from "../response/retry-after.ts";

/** Where the tokens stand in an answer, as JSON Pointers (RFC 6901). */
export interface TokenPointers {
  readonly accessToken: string;
  readonly refreshToken?: string;
  readonly expiresIn?: string;
}

/** A refresh operation, and where the refresh token goes: a pointer into the body, or a cookie that no script sees. */
export interface RefreshWiring extends TokenPointers {
  readonly endpoint: { readonly operation: UntypedEndpoint["operation"] };
  readonly send: string;
}

/** The errors of an OAuth token endpoint but for `invalid_grant` (RFC 6749, section 5.2; RFC 8628, section 3.5; RFC 8707, section 2). */
const OAUTH_ERRORS: ReadonlySet<unknown> = new Set([
  "invalid_request",
  "invalid_client",
  "unauthorized_client",
  "unsupported_grant_type",
  "invalid_scope",
  "invalid_target",
  "server_error",
  "temporarily_unavailable",
  "slow_down",
]);

/** The refresh function of a session that the document wires. It never carries the token that it renews. */
export function refreshThrough(client: Client, { endpoint, send, ...pointers }: RefreshWiring): Refresh {
  const { security: _, ...operation } = endpoint.operation;
  const needs = send === "cookie" ? send : "token";
  const refresh: Refresh = async (refreshToken, { signal }) => {
    const request: CallRequest =
      needs === "cookie" ? { credentials: "include", signal } : { body: documentWith(send, refreshToken), signal };
    const result = await client["~call"](operation, request).catch((error: unknown) => {
      if (!(error instanceof ResponseBodyError)) throw error;
      throw new RefreshFailedError("The refresh endpoint's answer cannot be read", { cause: error });
    });
    if (!result.ok) throw refusal(result);
    const tokens = tokensIn(result.data, pointers);
    if (tokens === undefined) throw new RefreshFailedError("The refresh endpoint's answer holds no access token");
    return tokens;
  };
  return Object.assign(refresh, { needs } as const);
}

/** The tokens of an answer, if there are any. */
export function tokensIn(data: unknown, { accessToken, refreshToken, expiresIn }: TokenPointers): Tokens | undefined {
  const access = valueAt(data, accessToken);
  if (typeof access !== "string" || access === "") return undefined;
  const refresh = refreshToken === undefined ? undefined : valueAt(data, refreshToken);
  const lifetime = expiresIn === undefined ? undefined : Number(valueAt(data, expiresIn));
  return {
    accessToken: access,
    ...(typeof refresh === "string" && refresh !== "" && { refreshToken: refresh }),
    ...(lifetime !== undefined && Number.isFinite(lifetime) && { expiresIn: lifetime }),
  };
}

/** Dead is what the endpoint calls dead; everything else may pass. */
function refusal({ status, error, response }: Failure): Error {
  if (isRejection(status, error)) return new RefreshRejectedError();
  return new RefreshFailedError(`The refresh endpoint answered ${status}`, { retryAfter: retryAfterOf(response) });
}

/** An OAuth body says so itself, whatever its status; in the API's own JSON it is the status that does. */
function isRejection(status: number, error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const code = "error" in error ? error.error : undefined;
  if (code === "invalid_grant") return status < 500;
  return (status === 400 || status === 401) && !OAUTH_ERRORS.has(code);
}
