/**
 * The proxy that the environment names (HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY, in either case): the one module that knows the
 * libraries behind it.
 */
// oxlint-disable-next-line typescript/triple-slash-reference -- whoever compiles this file needs the library's types
/// <reference path="./proxy-from-env.d.ts" />
import type { Agent } from "node:http";
import { HttpProxyAgent } from "http-proxy-agent";
import { HttpsProxyAgent } from "https-proxy-agent";
import { getProxyForUrl } from "proxy-from-env";

/** The proxy for an address. */
export interface Proxy {
  /** Host and port, without a user name or a password. */
  readonly name: string;
  /** Hands a request over. A tunnel leads to the very host and port that the request names. */
  agent(kind: "hand-over" | "tunnel"): Agent;
}

/** An address of a proxy that nobody can use. */
export class ProxyAddressError extends Error {
  override readonly name = "ProxyAddressError";
}

/** What brings a request for this address on its way; nothing where the environment names no proxy for it. */
export function proxyFor(url: URL): Proxy | undefined {
  const named = getProxyForUrl(url.href);
  if (named === "") return undefined;
  const address = hasScheme(named) ? named : named.replace(/^\w+:/, "http:");
  const proxy = URL.canParse(address) ? new URL(address) : undefined;
  // Its own text may have a password in it.
  if (proxy === undefined || !/^https?:$/.test(proxy.protocol))
    throw new ProxyAddressError("The proxy that the environment names is no http or https address");
  return {
    name: proxy.host,
    agent: (kind) =>
      url.protocol === "https:" || kind === "tunnel" ? new HttpsProxyAgent(proxy) : new HttpProxyAgent(proxy),
  };
}

/** Without a scheme in the environment, the library takes that of the request; everybody else takes http. */
function hasScheme(named: string): boolean {
  const bare = named.replace(/^\w+:\/\//, "");
  const names = ["http_proxy", "https_proxy", "all_proxy"].flatMap((name) => [name, name.toUpperCase()]);
  return !names.some((name) => process.env[name] === bare);
}
