import type { Grant } from "./access-tokens.ts";

/** The state of a refresh token that was sent. `reused`: it was good, but has been traded in before. */
export type RefreshOutcome =
  | { readonly state: "good"; readonly grant: Grant }
  | { readonly state: "reused"; readonly grant: Grant }
  | { readonly state: "unknown" | "expired" | "revoked" };

/** Issues refresh tokens, and takes each back once. */
export interface RefreshTokens {
  issue(grant: Grant, lifetime: number): string;
  /** Checks a token. A good one is used up, unless `keep` is true. */
  redeem(token: string, keep: boolean): RefreshOutcome;
  /** Whose token it is, good or not. */
  grantOf(token: string): Grant | undefined;
  /** Revokes all tokens of the grants that `isMeant` accepts. */
  revoke(isMeant: (grant: Grant) => boolean): void;
}

interface Entry {
  readonly grant: Grant;
  readonly expiresAt: number;
  state: "good" | "used" | "revoked";
}

/**
 * Creates the refresh tokens of one server. They are opaque and in memory.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2 RFC 9700, refresh token rotation}
 */
export function createRefreshTokens(now: () => number): RefreshTokens {
  const entries = new Map<string, Entry>();

  return {
    issue(grant, lifetime) {
      const token = randomToken();
      entries.set(token, { grant, expiresAt: now() + lifetime * 1000, state: "good" });
      return token;
    },

    redeem(token, keep) {
      const entry = entries.get(token);
      if (entry === undefined) return { state: "unknown" };
      if (entry.state === "revoked") return { state: "revoked" };
      if (entry.state === "used") return { state: "reused", grant: entry.grant };
      if (entry.expiresAt <= now()) return { state: "expired" };
      if (!keep) entry.state = "used";
      return { state: "good", grant: entry.grant };
    },

    grantOf: (token) => entries.get(token)?.grant,

    revoke(isMeant) {
      for (const entry of entries.values()) {
        if (isMeant(entry.grant)) entry.state = "revoked";
      }
    },
  };
}

/** 24 random bytes in the alphabet of URLs (RFC 4648, section 5). */
function randomToken(): string {
  const text = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))));
  return text.replaceAll("+", "-").replaceAll("/", "_");
}
