/** What a challenge says beside the realm. */
export interface ChallengeDetails {
  readonly error?: "invalid_token" | "insufficient_scope";
  readonly description?: string;
  readonly scopes?: readonly string[];
}

/**
 * Writes a `WWW-Authenticate` challenge for bearer tokens.
 *
 * A request without a token gets the realm alone: it has made no mistake yet.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc6750#section-3 RFC 6750, section 3}
 */
export function bearerChallenge(realm: string, { error, description, scopes = [] }: ChallengeDetails = {}): string {
  const parameters = [
    ["realm", realm],
    ["error", error],
    ["error_description", description],
    ["scope", scopes.length > 0 ? scopes.join(" ") : undefined],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${quote(value)}`]));
  return `Bearer ${parameters.join(", ")}`;
}

/** Writes a challenge for user name and password (RFC 7617, section 2). */
export function basicChallenge(realm: string): string {
  return `Basic realm=${quote(realm)}, charset="UTF-8"`;
}

/** A quoted-string (RFC 9110, section 5.6.4); what may not stand in one is left out. */
function quote(text: string): string {
  return `"${text.replaceAll(/[^\t\x20-\x7e]/g, "").replaceAll(/["\\]/g, "\\$&")}"`;
}
