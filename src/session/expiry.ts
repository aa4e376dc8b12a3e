/** How old an access token is, by the session's own clock, counted from receipt. */
import type { StoredTokens } from "../stores/store.ts";

/** When a token was received, and how long it lives. */
type Life = Pick<StoredTokens, "issuedAt" | "lifetime">;

/** The two windows before the end of a token's life, in seconds. */
export interface Windows {
  /** Within this of its end a token counts as expired. */
  readonly leeway: number;
  /** Within this of its end a token is still used, while one refresh runs in the background. */
  readonly refreshAhead: number;
}

/** Milliseconds under which a token is too young for a 403 to mean that it is stale. */
const YOUNG = 60_000;

/** Must not be used any more: within `leeway`, or a fifth of its life, of its end. */
export function isExpired({ issuedAt, lifetime }: Life, now: number, { leeway }: Windows): boolean {
  return lifetime !== undefined && now - issuedAt >= (lifetime - Math.min(leeway, lifetime / 5)) * 1000;
}

/**
 * Should be renewed while it is still used: within `refreshAhead`, or half of its life, of its end.
 *
 * So should a token from the future: the clock was turned back, and its age says nothing.
 */
export function isDue({ issuedAt, lifetime }: Life, now: number, { refreshAhead }: Windows): boolean {
  if (lifetime === undefined) return false;
  const age = now - issuedAt;
  return age < 0 || age >= (lifetime - Math.min(refreshAhead, lifetime / 2)) * 1000;
}

/** Received less than a minute ago. */
export function isYoung({ issuedAt }: Life, now: number): boolean {
  const age = now - issuedAt;
  return age >= 0 && age < YOUNG;
}
