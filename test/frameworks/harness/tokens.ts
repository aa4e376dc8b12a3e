/** The tokens of a test's server: the first access token of a session is refused after a few calls, so that each program renews one. */
export interface Pair {
  readonly access: string;
  readonly refresh: string;
}

/** Who is signed in. */
export interface TokenBook {
  /** A new session. */
  issue(): Pair;
  /** The next tokens of a session, if this is its newest refresh token. */
  rotate(refresh: unknown): Pair | undefined;
  /** Whether an `Authorization` header carries a token that is still good. */
  accepts(authorization: string | null | undefined): boolean;
}

/** Keeps one session; its first access token is good for two calls. */
export function createTokenBook(prefix = "Bearer "): TokenBook {
  let edition = 0;
  let left = 0;
  const next = (uses: number): Pair => {
    edition += 1;
    left = uses;
    return { access: `access-${edition}`, refresh: `refresh-${edition}` };
  };
  return {
    issue: () => next(2),
    rotate: (refresh) => (refresh === `refresh-${edition}` ? next(Number.POSITIVE_INFINITY) : undefined),
    accepts(authorization) {
      if (authorization !== `${prefix}access-${edition}`) return false;
      left -= 1;
      return left >= 0;
    },
  };
}
