/** Where a server stands, as far as a document can tell (OpenAPI 3.1, section 4.8.5). */
import type { JsonObject } from "../document/json.ts";
import { resolveServers } from "../model/resolve-servers.ts";

/** Stands for the origin of a URL that is relative: only the application knows it. */
export const baseOrigin = "the base URL";

/**
 * Scheme, host and port of a server.
 *
 * Never a path or a query, and no user name or password: those may be secrets. A `//host` keeps the base URL's scheme.
 */
export function originOf(url: string): string {
  // As in a URL parser: what that drops is dropped here, and `\\host` is `//host`.
  const [, scheme = "", authority] =
    /^([a-z][a-z0-9+.-]*:)?\/\/([^/?#]*)/i.exec(url.trim().replaceAll("\\", "/")) ?? [];
  if (authority === undefined) return baseOrigin;
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  const bare = `${scheme || "https:"}//${host}`;
  if (host.includes("{") || !URL.canParse(bare)) return `${scheme.toLowerCase()}//${host}`;
  const { protocol, host: canonical } = new URL(bare);
  return `${scheme === "" ? "" : protocol}//${canonical}`;
}

/** The origins that an operation's credential may go to: those of its own servers, its path's, or the document's. */
export function originsOf(item: JsonObject, operation: JsonObject, servers: readonly string[]): string[] {
  const [own, shared] = [resolveServers(operation), resolveServers(item)];
  const urls = own.length > 0 ? own : shared.length > 0 ? shared : servers.length > 0 ? servers : ["/"];
  return [...new Set(urls.map(originOf))];
}

/** Whether an origin is plain http to another machine. */
export function isPlainOrigin(origin: string): boolean {
  if (!origin.startsWith("http://")) return false;
  const host = origin.slice("http://".length).replace(/:\d+$/, "");
  return !/^(?:127(?:\.\d{1,3}){3}|\[::1\]|(?:.+\.)?localhost\.?)$/i.test(host);
}
