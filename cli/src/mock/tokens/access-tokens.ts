import { errors, jwtVerify, SignJWT } from "jose";

/** Who a token speaks for. All tokens of one sign-in are a family. */
export interface Grant {
  readonly subject: string;
  readonly family: string;
  readonly scopes: readonly string[];
}

/** The state of a token that was sent. */
export type TokenState = "live" | "expired" | "forged" | "revoked";

/** A verified token; it has a grant if we have signed it. */
export interface VerifiedToken {
  readonly state: TokenState;
  readonly grant?: Grant;
}

/** Signs access tokens, and knows their state. */
export interface AccessTokens {
  sign(grant: Grant, lifetime: number): Promise<string>;
  verify(token: string): Promise<VerifiedToken>;
  /** A token like ours in everything but the key. */
  forge(grant: Grant, lifetime: number): Promise<string>;
  /** All that were signed so far count as expired. */
  expire(): void;
  /** All that were signed so far for a subject, or for anybody, are revoked. */
  revoke(subject?: string): void;
  revokeFamily(family: string): void;
}

const algorithm = "HS256";
const everybody = Symbol("everybody");

/**
 * Creates the access tokens of one server: JWTs (RFC 7519), signed with a key that nobody else has.
 *
 * A token's `jti` counts up, so that "all so far" is a number and nothing is kept for each token.
 */
export function createAccessTokens(issuer: string, now: () => number): AccessTokens {
  const key = randomKey();
  let signed = 0;
  let expired = 0;
  const revoked = new Map<string | symbol, number>();
  const revokedFamilies = new Set<string>();

  const build = (grant: Grant, lifetime: number, secret: Uint8Array): Promise<string> => {
    const issuedAt = Math.floor(now() / 1000);
    signed += 1;
    return new SignJWT({ sid: grant.family, ...(grant.scopes.length > 0 && { scope: grant.scopes.join(" ") }) })
      .setProtectedHeader({ alg: algorithm, typ: "JWT" })
      .setIssuer(issuer)
      .setSubject(grant.subject)
      .setJti(String(signed))
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + lifetime)
      .sign(secret);
  };

  const isRevoked = (serial: number, { subject, family }: Grant): boolean =>
    serial <= (revoked.get(everybody) ?? 0) || serial <= (revoked.get(subject) ?? 0) || revokedFamilies.has(family);

  return {
    sign: (grant, lifetime) => build(grant, lifetime, key),
    forge: (grant, lifetime) => build(grant, lifetime, randomKey()),
    expire: () => void (expired = signed),
    revoke: (subject) => void revoked.set(subject ?? everybody, signed),
    revokeFamily: (family) => void revokedFamilies.add(family),

    async verify(token) {
      try {
        const options = { algorithms: [algorithm], issuer, currentDate: new Date(now()) };
        const { payload } = await jwtVerify(token, key, options);
        return judge(payload);
      } catch (error) {
        return error instanceof errors.JWTExpired ? judge(error.payload, "expired") : { state: "forged" };
      }
    },
  };

  function judge(
    payload: { sub?: string; jti?: string; sid?: unknown; scope?: unknown },
    aged?: "expired",
  ): VerifiedToken {
    const serial = Number(payload.jti);
    const grant = {
      subject: payload.sub ?? "",
      family: String(payload.sid),
      scopes: typeof payload.scope === "string" ? payload.scope.split(" ") : [],
    };
    if (isRevoked(serial, grant)) return { state: "revoked", grant };
    return { state: aged ?? (serial <= expired ? "expired" : "live"), grant };
  }
}

/** A new grant, the first of its family. */
export function createGrant(subject: string, scopes: readonly string[]): Grant {
  return { subject, scopes, family: crypto.randomUUID() };
}

function randomKey(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(32));
}
