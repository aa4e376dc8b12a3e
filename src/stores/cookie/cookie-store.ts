/** Tokens in a user's own cookies, sealed: for servers that have one session a user. */
import type { StoreStep } from "../../errors.ts";
import { randomId } from "../../security/random-id.ts";
import { attemptWith } from "../attempt.ts";
import { createSealer, type Secret } from "../sealed/sealer.ts";
import { tokensText } from "../sealed/tokens-text.ts";
import type { Store, StoredTokens } from "../store.ts";
import { createTurns } from "../turns.ts";
import { type CookieAttributes, type Cookies, splitCookie } from "./cookies.ts";
import { inTurnOf, remember, remembered } from "./sign-in-record.ts";

/** How `cookieStore` keeps the tokens. */
export interface CookieStoreOptions {
  /** The cookie's name; more than 4 kB go on in `name.1` and so on. `__Host-` before it keeps other hosts from setting it. */
  readonly name: string;
  /** The first secret seals, all of them open: put a new one first, and drop an old one when its cookies have expired. */
  readonly secrets: Secret | readonly Secret[];
  /** Instead of `Secure; SameSite=Lax; Path=/` and thirty days. `HttpOnly` stays. */
  readonly attributes?: Partial<Omit<CookieAttributes, "httpOnly">>;
}

/** Seconds that a browser keeps the cookie after each write. */
const MAX_AGE = 30 * 24 * 3600;

/**
 * Keeps the tokens in cookies of the user whose request is answered. Make a store, and a session over it, for each request.
 *
 * Requests of one sign-in share their refresh in the process, and its tokens for a minute. Where a framework does not let a cookie
 * be set any more, `set` throws a `StoreError`, and the next request finds the tokens in the process.
 *
 * @throws TypeError if the name is no cookie's, no browser takes it with these attributes, or there is no secret of 32 characters
 *   or more
 */
export function cookieStore(cookies: Cookies, { name, secrets, attributes }: CookieStoreOptions): Store {
  if (typeof name !== "string" || !/^[\w!#$%&'*+.^`|~-]+$/u.test(name)) {
    throw new TypeError(`cookieStore: ${JSON.stringify(name)} is no name of a cookie`);
  }
  const defaults: CookieAttributes = { httpOnly: true, secure: true, sameSite: "lax", path: "/", maxAge: MAX_AGE };
  const kept: CookieAttributes = { ...defaults, ...attributes, httpOnly: true };
  assertTakenByBrowsers(name, kept);
  const cookie = splitCookie(cookies, name, kept);
  const text = tokensText(name, createSealer(secrets, name));
  // Tokens that do not say whose they are could be anybody's: what is known of them stays with this request.
  const keyOf = ({ signIn }: Partial<StoredTokens>) => (signIn ? `${name} ${signIn}` : requestOf(cookies));
  /** What this store has written last, and the cookie that was there before: some frameworks go on giving that one. */
  let own: { readonly tokens: StoredTokens | undefined; readonly before: string | undefined } | undefined;

  const attempt = attemptWith((step) => `The cookie "${name}" could not be ${PAST[step]}`);
  const put = async (tokens: StoredTokens | undefined, before: string | undefined) => {
    own = { tokens, before };
    await (tokens === undefined ? cookie.delete() : cookie.write(await text.write(tokens)));
  };
  const current = async (): Promise<StoredTokens | undefined> => {
    const sealed = await cookie.read();
    const isOld = own !== undefined && sealed === own.before;
    const found = isOld ? own?.tokens : sealed === undefined ? undefined : await text.read(sealed);
    if (found === undefined) return undefined;
    const newest = remembered(keyOf(found));
    if (newest === undefined || (newest !== null && newest.edition <= found.edition)) return found;
    // Another request has refreshed, or signed out, since this one came: its browser is told here, too, if it can be.
    await put(newest ?? undefined, sealed).catch(() => undefined);
    return newest ?? undefined;
  };
  const inTurn = createTurns();
  const change = (step: StoreStep, work: () => Promise<void>) => inTurn(() => attempt(step, work));
  return {
    get: () => attempt("read", current),
    set: (tokens) =>
      change("write", async () => {
        remember(keyOf(tokens), tokens);
        await put(tokens, await cookie.read());
      }),
    delete: () =>
      change("delete", async () => {
        const found = await current().catch(() => undefined);
        if (found !== undefined) remember(keyOf(found), null);
        await put(undefined, await cookie.read());
      }),
    async lock(work, signal) {
      const found = await attempt("lock", current).catch(() => undefined);
      // Without tokens only this request's own work can meet.
      return inTurnOf(found === undefined ? requestOf(cookies) : keyOf(found), work, signal);
    },
  };
}

/** Throws for a cookie that browsers drop without a word (RFC 6265bis, sections 4.1.3 and 5.7). */
function assertTakenByBrowsers(name: string, { secure, sameSite, path, domain }: CookieAttributes): void {
  const needsSecure = /^__(host|secure)-/iu.test(name) || sameSite === "none";
  if (needsSecure && !secure) throw new TypeError(`cookieStore: browsers drop "${name}" unless it is \`secure\``);
  if (/^__host-/iu.test(name) && (path !== "/" || domain !== undefined))
    throw new TypeError(`cookieStore: browsers drop "${name}" unless its path is "/" and it has no domain`);
}

const requests = new WeakMap<Cookies, string>();

/** A name for the request that these cookies are of. */
function requestOf(cookies: Cookies): string {
  const known = requests.get(cookies) ?? randomId();
  requests.set(cookies, known);
  return known;
}

const PAST: Readonly<Record<StoreStep, string>> = {
  read: "read",
  write: "written",
  delete: "deleted",
  lock: "read",
  open: "opened",
};
