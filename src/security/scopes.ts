/** What a session was granted, against what an operation requires. */
import { type ErrorOrigin, InsufficientScopeError } from "../errors.ts";
import type { SessionClaim, TokenSource } from "./credential.ts";
import { say } from "../say.ts";

/**
 * The scopes that a call is stopped for: those that the session's token lacks; none where its scopes are not known, or where
 * the server is to judge, since scopes contain each other in ways that no document tells.
 *
 * Scopes are those of OAuth; other schemes list roles, which no token tells of (OpenAPI 3.1, section 4.8.30.1).
 */
export function missingScopes({ scheme, scopes }: SessionClaim, source: TokenSource): readonly string[] {
  if (!source.checksScopes || (scheme.type !== "oauth2" && scheme.type !== "openIdConnect")) return [];
  return source.scopes === undefined ? [] : notGranted(scopes, source);
}

/** Those of the scopes that the session's token lacks; all of them where its scopes are not known. */
export function notGranted(scopes: readonly string[], { scopes: granted }: TokenSource): readonly string[] {
  return granted === undefined ? scopes : scopes.filter((scope) => !granted.includes(scope));
}

/** The error of a call that needs more than was granted, and was not sent. */
export function insufficientScope(
  { name }: SessionClaim,
  missing: readonly string[],
  { method, path }: ErrorOrigin,
  cause?: unknown,
): InsufficientScopeError {
  const what = say`The session for ${name} was not granted ${missing.join(", ")}`;
  return new InsufficientScopeError(what, { method, path, scheme: name, missing, cause });
}
