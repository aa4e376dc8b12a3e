/**
 * A store for servers that have one session a user.
 *
 * @packageDocumentation
 */
export { cookieStore, type CookieStoreOptions } from "./stores/cookie/cookie-store.ts";
export type { CookieAttributes, Cookies } from "./stores/cookie/cookies.ts";
export type { Secret } from "./stores/sealed/sealer.ts";
