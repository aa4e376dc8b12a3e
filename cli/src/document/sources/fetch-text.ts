/** Reading a document over http and https, without being led to a private address. */
import { lookup as resolveName, type LookupAddress } from "node:dns";
import { type Agent, get as getPlain, type IncomingMessage } from "node:http";
import { get as getSecure } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { limits } from "./access.ts";
import { type Proxy, ProxyAddressError, proxyFor } from "./proxy.ts";
import { decodeText } from "./source.ts";
import { tooLarge, unpack } from "./unpack.ts";
import { UnreachableError } from "./unreachable-error.ts";

const maxRedirects = 5;
const timeout = 30_000;

/** A text, and where it was found: relative references in it start from there (RFC 3986, section 5.1.3). */
export interface FetchedText {
  readonly text: string;
  /** Without a fragment. */
  readonly address: URL;
}

/** Which addresses may be asked, and what they are sent. */
export interface FetchOptions {
  /** Whether it does not matter where an address leads. */
  isTrusted(url: URL): boolean;
  /** What an address gets beside our own headers. */
  headersFor?(url: URL): Readonly<Record<string, string>>;
  /** Ends the wait for this text and for others. */
  readonly deadline?: AbortSignal;
}

/**
 * Fetches a text, following a few redirects, within half a minute.
 *
 * `isTrusted` says which addresses may lead anywhere. All others are checked after name resolution, again on each redirect, and
 * the connection goes to the very address that was checked.
 *
 * @throws UnreachableError for any address that gives no text.
 */
export async function fetchText(url: URL, options: FetchOptions): Promise<FetchedText> {
  const { deadline } = options;
  const own = AbortSignal.timeout(timeout);
  const signal = deadline === undefined ? own : AbortSignal.any([own, deadline]);
  let current = url;
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const response = await request(current, options, signal);
    const { statusCode = 0, headers } = response;
    if (statusCode === 200) return { text: await readBody(response), address: withoutFragment(current) };
    response.destroy();
    if (![301, 302, 303, 307, 308].includes(statusCode) || headers.location === undefined)
      throw new UnreachableError(`${answererOf(current)} answered ${statusCode}`);
    current = redirectTarget(headers.location, current);
  }
  throw new UnreachableError(`The server redirected more than ${maxRedirects} times`);
}

function answererOf(url: URL): string {
  const proxy = findProxy(url);
  return proxy === undefined ? "The server" : `The server, or the proxy ${proxy.name} before it,`;
}

function withoutFragment(url: URL): URL {
  const address = new URL(url);
  address.hash = "";
  return address;
}

function redirectTarget(location: string, from: URL): URL {
  const target = URL.canParse(location, from) ? new URL(location, from) : undefined;
  if (target === undefined || !/^https?:$/.test(target.protocol))
    throw new UnreachableError("The server redirected to something that is no address");
  return target;
}

async function request(
  url: URL,
  { isTrusted, headersFor }: FetchOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  // The URL parser has turned every spelling of an IPv4 address into the usual one.
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const trusted = isTrusted(url);
  if (!trusted && isIP(host) !== 0 && !isPublicAddress(host)) throw privateAddress(host);
  const proxy = findProxy(url);
  const headers = { accept: "application/yaml, application/json;q=0.9, */*;q=0.8", ...headersFor?.(url) };
  const way = trusted ? { agent: proxy?.agent("hand-over") ?? false } : await guardedWay(url, host, proxy);
  return new Promise((resolve, reject) => {
    const get = url.protocol === "https:" ? getSecure : getPlain;
    const options = { signal, ...way, headers: { ...headers, ...("headers" in way && way.headers) } };
    get(url, options, resolve).once("error", (error) => reject(unreachable(error, proxy)));
  });
}

function findProxy(url: URL): Proxy | undefined {
  try {
    return proxyFor(url);
  } catch (error) {
    if (error instanceof ProxyAddressError) throw new UnreachableError(error.message, { cause: error });
    throw error;
  }
}

/** How a host is asked that may lead nowhere private: a proxy would resolve its name anew, so it gets the address that was checked. */
async function guardedWay(url: URL, host: string, proxy: Proxy | undefined): Promise<GuardedWay> {
  if (proxy === undefined) return { agent: false, lookup: publicOnly };
  const agent = proxy.agent("tunnel");
  if (isIP(host) !== 0) return { agent };
  const hostname = await new Promise<string>((resolve, reject) => {
    publicOnly(host, {}, (error, address) => {
      if (error instanceof UnreachableError) reject(error);
      else if (error !== null || typeof address !== "string") reject(unresolved(host, error));
      else resolve(address);
    });
  });
  return { agent, hostname, servername: host, headers: { host: url.host } };
}

interface GuardedWay {
  readonly agent: Agent | false;
  readonly lookup?: LookupFunction;
  readonly hostname?: string;
  readonly servername?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Only the proxy may know such a name, and what that leads to cannot be told here. */
function unresolved(host: string, cause: unknown): UnreachableError {
  const message = `${host} has no address here, so that nobody can tell whether it is private behind the proxy`;
  return new UnreachableError(message, { isPrivate: true, cause });
}

const publicOnly: LookupFunction = (hostname, options, callback) => {
  resolveName(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const hidden = addresses?.find(({ address }) => !isPublicAddress(address));
    const [first] = addresses ?? [];
    if (error !== null || first === undefined)
      callback(error ?? new UnreachableError(`${hostname} has no address`), "");
    else if (hidden !== undefined) callback(privateAddress(hostname), "");
    else if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

function privateAddress(host: string): UnreachableError {
  return new UnreachableError(`${host} is a private address`, { isPrivate: true });
}

function unreachable(error: Error, proxy?: Proxy): UnreachableError {
  if (error instanceof UnreachableError) return error;
  if (error.name === "TimeoutError" || error.name === "AbortError")
    return new UnreachableError(`The server has not answered within ${timeout / 1000} seconds`, { cause: error });
  return new UnreachableError(
    `The server cannot be reached${proxy === undefined ? "" : ` through the proxy ${proxy.name}`} (${"code" in error ? String(error.code) : error.message})`,
    {
      cause: error,
    },
  );
}

async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limits.file) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof Error ? unreachable(error) : error;
  }
  const { headers } = response;
  const [, charset] = /charset="?([\w-]+)/i.exec(headers["content-type"] ?? "") ?? [];
  return decodeText(unpack(Buffer.concat(chunks), headers["content-encoding"]), charset);
}

/**
 * Whether an IP address is one of the public network.
 *
 * Everything else is refused: loopback, private and link-local ranges, those kept for documentation and translation, and IPv4
 * addresses inside IPv6 ones that are not public (IANA's special-purpose registries, RFC 6890).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  // IPv4 addresses written as `::127.0.0.1`, which is obsolete (RFC 4291, section 2.5.5.1).
  if (ip.kind() === "ipv6" && ip.match(ipv4Compatible)) return false;
  return ip.range() === "unicast";
}

const ipv4Compatible = ipaddr.IPv6.parseCIDR("::/96");
