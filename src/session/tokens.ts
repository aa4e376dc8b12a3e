/** Tokens as an authorization server sends them, and what is kept of them. */
import { randomId } from "../security/random-id.ts";
import { say } from "../say.ts";
import { isFieldValue } from "../security/field.ts";
import { claimsOf, type JwtClaims } from "./claims.ts";
import type { StoredTokens } from "../stores/store.ts";

/** Seconds that no access token lives: a larger number is a time. */
const LONGEST_LIFETIME = 1e9;

/** Epoch milliseconds between which every token ends: a smaller number is in seconds, a larger one in microseconds. */
const EARLIEST_TIME = 1e11;
const LATEST_TIME = 1e14;

/** What a sign-in or a refresh brings (RFC 6749, section 5.1); `null` is as good as absent. */
export interface Tokens {
  readonly accessToken: string;
  /** Without one, the refresh token that the session has stays. */
  readonly refreshToken?: string | null | undefined;
  /** Seconds that the access token lives; without it `expiresAt` tells, or the claims of a JWT, if they do. */
  readonly expiresIn?: number | null | undefined;
  /** When the access token ends, by the session's clock: epoch milliseconds, or a date. */
  readonly expiresAt?: number | Date | null | undefined;
  /** The granted scopes, separated by spaces. */
  readonly scope?: string | null | undefined;
}

/** What a refresh takes over: at least, whose tokens they are. */
type Previous = Pick<StoredTokens, "signIn" | "edition"> & Partial<StoredTokens>;

/** The tokens of a new sign-in, received `now` (epoch milliseconds). */
export function firstTokens(tokens: Tokens, now: number): StoredTokens {
  return keptTokens(tokens, now, { signIn: randomId(), edition: 0 });
}

/** The tokens to keep instead of `previous`: of the same sign-in, and what they do not bring is taken over. */
export function nextTokens(tokens: Tokens, now: number, previous: Previous): StoredTokens {
  return keptTokens(tokens, now, { ...previous, edition: previous.edition + 1 });
}

function keptTokens(tokens: Tokens, now: number, { signIn, edition, ...previous }: Previous): StoredTokens {
  // What an application's own code brings may be anything: an empty string, null.
  const refreshToken = textIn(tokens.refreshToken) ?? previous.refreshToken;
  const lifetime =
    lifetimeIn(tokens.expiresIn) ?? remaining(tokens.expiresAt, now) ?? claimedLifetime(claimsOf(tokens.accessToken));
  const scope = scopeOf(tokens.scope) ?? previous.scope;
  return known({ accessToken: tokens.accessToken, refreshToken, issuedAt: now, lifetime, scope, signIn, edition });
}

/** Tokens with what is known of them alone: a store writes JSON. */
function known(tokens: { [Key in keyof StoredTokens]: StoredTokens[Key] | undefined }): StoredTokens {
  return Object.fromEntries(Object.entries(tokens).filter(([, value]) => value !== undefined)) as never;
}

/** What is wrong with the tokens that an application gives; nothing if they can be used. */
export function faultOf(tokens: Tokens): string | undefined {
  const { accessToken, expiresIn, expiresAt }: Partial<Record<keyof Tokens, unknown>> = tokens ?? {};
  if (isText(accessToken) && hasScheme(accessToken)) {
    return say`session.start: \`accessToken\` begins with its scheme, which is added when it is sent: give the token alone`;
  }
  if (!isToken(accessToken)) return say`session.start: \`accessToken\` is not a token`;
  if (isGiven(expiresIn) && lifetimeIn(expiresIn) === undefined) {
    return say`session.start: \`expiresIn\` is not a number of seconds above zero; a time goes into \`expiresAt\``;
  }
  if (isGiven(expiresAt) && Number.isNaN(endOf(expiresAt))) {
    return say`session.start: \`expiresAt\` is neither a Date nor a time in epoch milliseconds`;
  }
  return undefined;
}

/**
 * The tokens that a store gave back; nothing if they cannot be used, since anybody may have written there.
 *
 * Rows of a table have `null` for what is absent, and numbers in strings. Tokens without a sign-in are of an earlier version.
 */
export function readTokens(value: unknown, now: number): StoredTokens | undefined {
  if (!isRecord(value)) return undefined;
  const { accessToken = null, refreshToken = null, scope = null, lifetime = null, signIn = null, edition } = value;
  const texts = [accessToken, refreshToken, scope, signIn];
  if (!texts.every((text) => text === null || typeof text === "string")) return undefined;
  const [issuedAt, seconds] = [numberOf(value["issuedAt"]), numberOf(lifetime)];
  if (!(accessToken || refreshToken) || Number.isNaN(issuedAt)) return undefined;
  if (lifetime !== null && !(seconds >= 0)) return undefined;
  return known({
    accessToken: textIn(accessToken),
    refreshToken: textIn(refreshToken),
    // Nothing was issued in the future: the writer's clock is ahead of ours.
    issuedAt: Math.min(issuedAt, now),
    // One that no token has tells nothing.
    lifetime: seconds < LONGEST_LIFETIME ? seconds : undefined,
    scope: textIn(scope),
    signIn: textIn(signIn) ?? "",
    edition: numberOf(edition) || 0,
  });
}

/** Whether two sets of stored tokens are the same. */
export function areSame(one: StoredTokens | undefined, other: StoredTokens | undefined): boolean {
  return (["accessToken", "refreshToken", "signIn", "edition"] as const).every((key) => one?.[key] === other?.[key]);
}

/** The scopes of a session's token, where they are known (RFC 6749, section 3.3). */
export function grantedScopes({
  life,
}: {
  readonly life: { readonly tokens?: StoredTokens | undefined };
}): string[] | undefined {
  return life.tokens?.scope?.split(" ").filter((scope) => scope !== "");
}

/** Whether a value can be an access token: some text that a header carries just as it is. */
export function isToken(value: unknown): value is string {
  return isText(value) && value.trim() === value && isFieldValue(value) && !hasScheme(value);
}

/** Whether a token was given together with its scheme, as it stands in a header. */
function hasScheme(token: string): boolean {
  return /^bearer\s/i.test(token);
}

/** The same tokens without white space around them: they come out of files and templates. */
export function trimmedTokens(tokens: Tokens | null | undefined): Tokens {
  const entries = Object.entries(tokens ?? {});
  return Object.fromEntries(
    entries.map(([key, value]: [string, unknown]) => [key, typeof value === "string" ? value.trim() : value]),
  ) as never;
}

/** Scopes in one form, separated by spaces: some servers send a list, or put commas between them. */
export function scopeOf(value: unknown): string | undefined {
  const scopes = typeof value === "string" ? value.split(/[\s,]+/) : Array.isArray(value) ? value : [];
  return scopes.filter(isText).join(" ") || undefined;
}

function isText(value: unknown): value is string {
  return textIn(value) !== undefined;
}

/** A text that is not empty. */
export function textIn(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** `exp - iat` in seconds: both are the issuer's clock, so that ours does not matter. */
function claimedLifetime(claims: JwtClaims | undefined): number | undefined {
  return lifetimeIn(seconds(claims?.exp) - seconds(claims?.iat));
}

/** A NumericDate (RFC 7519, section 2) in seconds, although some issuers write strings, milliseconds or microseconds. */
function seconds(date: unknown): number {
  let value = numberOf(date);
  while (value > EARLIEST_TIME) value /= 1000;
  return value;
}

/** Seconds until then; none if it is over. */
function remaining(expiresAt: unknown, now: number): number | undefined {
  const left = Math.max(0, (endOf(expiresAt) - now) / 1000);
  return left < LONGEST_LIFETIME ? left : undefined;
}

/** A lifetime in seconds; a number that can be none tells nothing, whoever has sent it. */
export function lifetimeIn(expiresIn: unknown): number | undefined {
  const lifetime = numberOf(expiresIn);
  return lifetime > 0 && lifetime < LONGEST_LIFETIME ? lifetime : undefined;
}

/** A time in epoch milliseconds; one in seconds or microseconds tells nothing. */
function endOf(expiresAt: unknown): number {
  const end = numberOf(expiresAt instanceof Date ? expiresAt.getTime() : expiresAt);
  return end > EARLIEST_TIME && end < LATEST_TIME ? end : Number.NaN;
}

/** A finite number, also one in a string; NaN for anything else, which is neither more nor less than any other. */
function numberOf(value: unknown): number {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : Number.NaN;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
