/** Tokens as an authorization server sends them, and what is kept of them. */
import { jwtDecode, type JwtPayload } from "jwt-decode";
import { isFieldValue } from "../security/field.ts";
import type { StoredTokens } from "../stores/store.ts";

/** What a sign-in or a refresh brings (RFC 6749, section 5.1). */
export interface Tokens {
  readonly accessToken: string;
  /** Without one, the refresh token that the session has stays. */
  readonly refreshToken?: string | undefined;
  /** Seconds that the access token lives; without it the claims of a JWT tell, if they do. */
  readonly expiresIn?: number | undefined;
  /** The granted scopes, separated by spaces. */
  readonly scope?: string | undefined;
}

/** The tokens to keep, received `now` (epoch milliseconds); what they do not bring is taken over from `previous`. */
export function storedTokens(tokens: Tokens, now: number, previous?: StoredTokens): StoredTokens {
  // What an application's own code brings may be anything: an empty string, null.
  const refreshToken = isText(tokens.refreshToken) ? tokens.refreshToken : previous?.refreshToken;
  const lifetime = positive(tokens.expiresIn) ?? claimedLifetime(claimsOf(tokens.accessToken));
  const scope = scopeOf(tokens.scope) ?? previous?.scope;
  return {
    accessToken: tokens.accessToken,
    ...(refreshToken !== undefined && { refreshToken }),
    issuedAt: now,
    ...(lifetime !== undefined && { lifetime }),
    ...(scope !== undefined && { scope }),
  };
}

/** The claims of a token that is a JWT (RFC 7519); `undefined` for any other, never an error. */
export function claimsOf(token: string | undefined): JwtPayload | undefined {
  if (token === undefined) return undefined;
  try {
    const claims: unknown = jwtDecode(token);
    return isRecord(claims) ? claims : undefined;
  } catch {
    return undefined; // Opaque, encrypted or mangled: nothing is known of it, and nothing needs to be.
  }
}

/** Whether what a store gave back can be used: anybody may have written there. */
export function isStoredTokens(value: unknown): value is StoredTokens {
  if (!isRecord(value)) return false;
  const { accessToken, refreshToken, issuedAt, lifetime, scope } = value;
  const hasToken = isText(accessToken) || isText(refreshToken);
  const isWhole = [accessToken, refreshToken, scope].every((part) => part === undefined || typeof part === "string");
  const isAged = lifetime === undefined || (typeof lifetime === "number" && positive(lifetime) !== undefined);
  return hasToken && isWhole && isAged && Number.isFinite(issuedAt);
}

/** Whether a value can be an access token: some text that a header carries just as it is. */
export function isToken(value: unknown): value is string {
  return isText(value) && value.trim() === value && isFieldValue(value);
}

/** The same tokens without white space around them: they come out of files and templates. */
export function trimmedTokens(tokens: Tokens): Tokens {
  const { accessToken, refreshToken }: { accessToken?: unknown; refreshToken?: unknown } = tokens ?? {};
  return {
    ...tokens,
    ...(typeof accessToken === "string" && { accessToken: accessToken.trim() }),
    ...(typeof refreshToken === "string" && { refreshToken: refreshToken.trim() }),
  };
}

/** Scopes in one form, separated by spaces: some servers send a list, or put commas between them. */
export function scopeOf(value: unknown): string | undefined {
  const scopes = typeof value === "string" ? value.split(/[\s,]+/) : Array.isArray(value) ? value : [];
  return scopes.filter(isText).join(" ") || undefined;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/** `exp - iat` in seconds: both are the issuer's clock, so that ours does not matter. */
function claimedLifetime(claims: JwtPayload | undefined): number | undefined {
  const issued = seconds(claims?.iat);
  const expires = seconds(claims?.exp);
  return issued === undefined || expires === undefined ? undefined : positive(expires - issued);
}

/** A NumericDate (RFC 7519, section 2) in seconds, although some issuers write strings or milliseconds. */
function seconds(date: unknown): number | undefined {
  const value = positive(date);
  return value !== undefined && value > 1e11 ? value / 1000 : value;
}

function positive(value: unknown): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) && number > 0 ? number : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
