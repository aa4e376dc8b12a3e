/** What a token says of itself, if it is a JWT (RFC 7519): nothing of it is verified, since it only passes through. */
import { jwtDecode } from "jwt-decode";

/** The registered claims (RFC 7519, section 4.1), whatever else there is beside them. */
export interface JwtClaims {
  readonly iss?: string;
  readonly sub?: string;
  readonly aud?: string | string[];
  /** When it ends, in epoch seconds. */
  readonly exp?: number;
  readonly nbf?: number;
  readonly iat?: number;
  readonly jti?: string;
}

/** The claims of a token that is a JWT; `undefined` for any other, never an error. */
export function claimsOf(token = ""): JwtClaims | undefined {
  try {
    const claims: unknown = jwtDecode(token);
    return typeof claims === "object" && claims !== null && !Array.isArray(claims) ? claims : undefined;
  } catch {
    return undefined; // Opaque, encrypted or mangled: nothing is known of it, and nothing needs to be.
  }
}
