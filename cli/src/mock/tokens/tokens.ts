import { type AccessTokens, createAccessTokens, createGrant, type Grant, type VerifiedToken } from "./access-tokens.ts";
import { createRefreshTokens, type RefreshOutcome } from "./refresh-tokens.ts";

/** The tokens of a session, as a server hands them out; `expiresIn` in seconds. */
export interface IssuedTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
}

/** For whom tokens are issued, for how many seconds, and with which scopes. */
export interface IssueOptions {
  readonly subject?: string;
  readonly ttl?: number;
  readonly scopes?: readonly string[];
}

/** The outcome of a refresh. */
export type Rotation =
  | { readonly state: "rotated"; readonly tokens: IssuedTokens }
  | { readonly state: Exclude<RefreshOutcome["state"], "good"> };

/** The tokens of one server, which expire, rotate and can be revoked. */
export interface Tokens {
  issue(options?: IssueOptions): Promise<IssuedTokens>;
  verify(accessToken: string): Promise<VerifiedToken>;
  /** Trades a refresh token in. One that was traded in before ends its family; `keep` leaves it as it is. */
  rotate(refreshToken: string, keep: boolean): Promise<Rotation>;
  forge(): Promise<string>;
  expire(): void;
  revoke(subject?: string): void;
  revokeFamily(family: string): void;
  /** Ends the family of a refresh token, if it is one of ours. */
  revokeFamilyOf(refreshToken: string): void;
  revokeRefresh(): void;
}

/** How long tokens live, in seconds, by which clock (epoch milliseconds), and who signs them. */
export interface TokenSettings {
  readonly issuer: string;
  readonly accessTtl: number;
  readonly refreshTtl: number;
  readonly now: () => number;
}

/** Creates the tokens of one server. */
export function createTokens({ issuer, accessTtl, refreshTtl, now }: TokenSettings): Tokens {
  const access: AccessTokens = createAccessTokens(issuer, now);
  const refresh = createRefreshTokens(now);

  const hand = async (grant: Grant, ttl: number, kept?: string): Promise<IssuedTokens> => ({
    accessToken: await access.sign(grant, ttl),
    refreshToken: kept ?? refresh.issue(grant, refreshTtl),
    expiresIn: ttl,
  });

  const revokeFamily = (family: string): void => {
    access.revokeFamily(family);
    refresh.revoke((grant) => grant.family === family);
  };

  return {
    issue: ({ subject = "user", ttl = accessTtl, scopes = [] } = {}) => hand(createGrant(subject, scopes), ttl),
    verify: access.verify,
    forge: () => access.forge(createGrant("user", []), accessTtl),
    expire: access.expire,
    revokeFamily,
    revokeFamilyOf(token) {
      const grant = refresh.grantOf(token);
      if (grant !== undefined) revokeFamily(grant.family);
    },
    revokeRefresh: () => refresh.revoke(() => true),

    async rotate(token, keep) {
      const outcome = refresh.redeem(token, keep);
      if (outcome.state === "reused") revokeFamily(outcome.grant.family);
      if (outcome.state !== "good") return { state: outcome.state };
      return { state: "rotated", tokens: await hand(outcome.grant, accessTtl, keep ? token : undefined) };
    },

    revoke(subject) {
      access.revoke(subject);
      refresh.revoke((grant) => subject === undefined || grant.subject === subject);
    },
  };
}
