/** What a session was granted, against what an operation requires. */
import { type ErrorOrigin, InsufficientScopeError } from "../errors.ts";
import type { Claim } from "./alternative.ts";
import type { TokenSource } from "./credential.ts";

/**
 * The scopes that the session's token lacks; none where its scopes are not known.
 *
 * Scopes are those of OAuth; other schemes list roles, which no token tells of (OpenAPI 3.1, section 4.8.30.1).
 */
export function missingScopes({ scheme, scopes }: Claim, source: TokenSource): readonly string[] {
  if (scopes.length === 0 || (scheme.type !== "oauth2" && scheme.type !== "openIdConnect")) return [];
  const granted = source.scopes;
  return granted === undefined ? [] : scopes.filter((scope) => !granted.includes(scope));
}

/** The error of a call that needs more than was granted, and was not sent. */
export function insufficientScope(
  { name }: Claim,
  missing: readonly string[],
  { method, path }: ErrorOrigin,
  cause?: unknown,
): InsufficientScopeError {
  const what = `The session for ${name} was not granted ${missing.join(", ")}`;
  return new InsufficientScopeError(what, { method, path, scheme: name, missing, cause });
}
