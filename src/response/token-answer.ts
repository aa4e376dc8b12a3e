/** What the answer of a token endpoint says, whatever it is dressed as. */
import { essence } from "../operation/media-type.ts";

/** The words for a dead refresh token: OAuth's own (RFC 6749, section 5.2), and GitHub's. */
const DEAD: ReadonlySet<unknown> = new Set(["invalid_grant", "bad_refresh_token"]);

/** The other errors of an OAuth token endpoint (RFC 6749, section 5.2; RFC 8628, 3.5; RFC 8707, 2; RFC 9449, 5). */
const OAUTH_ERRORS: ReadonlySet<unknown> = new Set([
  "invalid_request",
  "invalid_client",
  "unauthorized_client",
  "unsupported_grant_type",
  "invalid_scope",
  "invalid_target",
  "invalid_dpop_proof",
  "use_dpop_nonce",
  "access_denied",
  "authorization_pending",
  "server_error",
  "temporarily_unavailable",
  "slow_down",
]);

/** The content of an answer: JSON, under whatever type it comes, or a form that says that it is one. */
export function contentOf(text: string, contentType: string | null): unknown {
  if (essence(contentType ?? "") === "application/x-www-form-urlencoded")
    return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // A page of a portal or a gateway, or nothing at all.
  }
}

/** The `error` of an OAuth body (RFC 6749, section 5.2). */
export function errorCodeOf(content: unknown): string | undefined {
  if (typeof content !== "object" || content === null || !("error" in content)) return undefined;
  return typeof content.error === "string" ? content.error : undefined;
}

/**
 * Whether an answer calls the refresh token dead: an OAuth body by its error, whatever its status; in the API's own JSON it
 * is the status, 400 or 401, that does.
 */
export function isRejection(status: number, content: unknown): boolean {
  const code = errorCodeOf(content);
  if (DEAD.has(code)) return true;
  const isJson = (typeof content === "object" && content !== null) || (typeof content === "string" && content !== "");
  return (status === 400 || status === 401) && isJson && !OAUTH_ERRORS.has(code);
}
