/** An authorization server with single-use refresh tokens, which revokes the family upon reuse (RFC 9700, section 4.14.2). */
import type { Tokens } from "../../src/session/tokens.ts";

/** All tokens that go back to one sign-in. */
interface Family {
  isRevoked: boolean;
  /** It has access tokens that came without a refresh token of their own. */
  hasSteppedUp: boolean;
}

/** An access token, and what it has been through. */
export interface AccessToken {
  readonly family: Family;
  readonly user: number;
  readonly issuedAt: number;
  readonly lifetime: number;
  isRevoked: boolean;
  /** A resource server has refused it. */
  isRefused: boolean;
}

/** One time that a refresh token was presented, and what has become of it. */
export interface Presentation {
  readonly at: number;
  /** `void`: not taken, given up, or its answer was lost; then it may come again. */
  state: "under way" | "answered" | "void";
  /** Whoever presented it had not given up the lock a moment before. */
  readonly isInTurn: boolean;
}

/** A refresh token, and who has presented it when. */
export interface RefreshToken {
  readonly family: Family;
  readonly user: number;
  /** The access token that came with it. */
  readonly accessToken: AccessToken;
  /** The tokens that it was exchanged for. */
  successor: Tokens | undefined;
  usedAt: number;
  readonly presentations: Presentation[];
}

export interface AuthorizationServer {
  /** Begins a family. */
  signIn(user: number): Tokens;
  /** More scopes for whoever has this access token, with a refresh token of their own or without; nothing if it is dead. */
  stepUp(accessToken: string, hasRefreshToken: boolean): Tokens | undefined;
  /** Exchanges a refresh token; nothing if it is dead. */
  exchange(token: string): Tokens | undefined;
  readonly accessTokens: ReadonlyMap<string, AccessToken>;
  readonly refreshTokens: ReadonlyMap<string, RefreshToken>;
  /** Whether a resource server takes the token now. */
  isGood(accessToken: string): boolean;
}

interface Settings {
  readonly now: () => number;
  /** Seconds that an access token lives. */
  readonly lifetime: number;
  /** Milliseconds in which a used token brings its successor again; 0 for a server that forgives nothing. */
  readonly grace: number;
}

/** Starts the server. */
export function createAuthorizationServer({ now, lifetime, grace }: Settings): AuthorizationServer {
  const accessTokens = new Map<string, AccessToken>();
  const refreshTokens = new Map<string, RefreshToken>();
  const issue = (family: Family, user: number): Tokens => {
    const number = accessTokens.size + 1;
    const accessToken = { family, user, issuedAt: now(), lifetime, isRevoked: false, isRefused: false };
    accessTokens.set(`a${number}`, accessToken);
    refreshTokens.set(`r${number}`, { family, user, accessToken, successor: undefined, usedAt: 0, presentations: [] });
    return { accessToken: `a${number}`, refreshToken: `r${number}`, expiresIn: lifetime };
  };
  return {
    accessTokens,
    refreshTokens,
    signIn: (user) => ({ ...issue({ isRevoked: false, hasSteppedUp: false }, user), scope: "read" }),
    stepUp(name, hasRefreshToken) {
      const token = accessTokens.get(name);
      if (token === undefined || token.family.isRevoked) return undefined;
      const { accessToken, refreshToken } = issue(token.family, token.user);
      token.family.hasSteppedUp ||= !hasRefreshToken;
      return { accessToken, expiresIn: lifetime, ...(hasRefreshToken && { refreshToken }) };
    },
    exchange(name) {
      const token = refreshTokens.get(name);
      if (token === undefined || token.family.isRevoked) return undefined;
      if (token.successor === undefined) {
        token.usedAt = now();
        token.successor = issue(token.family, token.user);
        return token.successor;
      }
      if (now() - token.usedAt < grace) return token.successor;
      token.family.isRevoked = true;
      return undefined;
    },
    isGood(name) {
      const token = accessTokens.get(name);
      if (token === undefined || token.isRevoked || token.family.isRevoked) return false;
      return now() - token.issuedAt < token.lifetime * 1000;
    },
  };
}
