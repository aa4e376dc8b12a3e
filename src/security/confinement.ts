/** Where a credential may go: to the client's own origins, over a transport that nobody reads along. */
import { InsecureTransportError } from "../errors.ts";
import type { Operation } from "../operation/operation.ts";
import { say } from "../say.ts";

/** The origins of a client. */
export interface Confinement {
  /** The base URL's origin. */
  readonly origin: string;
  /** What every URL on that origin begins with, if a credential may go there: one comparison settles most calls. */
  readonly home?: string | undefined;
  /** The servers that stand for those of the document's paths and operations, by what the document calls them. */
  readonly servers: Readonly<Record<string, string>>;
  /** The application has said that plain HTTP is fine. */
  readonly allowInsecure: boolean;
}

/** Throws `InsecureTransportError` unless a credential may go to `url` for this operation. */
export function assertConfined(url: string, operation: Operation, confinement: Confinement): void {
  if (confinement.home !== undefined && url.startsWith(confinement.home)) return;
  const { origin, protocol, hostname } = new URL(url);
  const { method, path } = operation;
  if (origin !== confinement.origin && origin !== originOf(serverOf(operation, confinement))) {
    throw new InsecureTransportError(
      say`No credential goes to ${origin}: the client's origin is ${confinement.origin}`,
      {
        method,
        path,
      },
    );
  }
  if (!isSafe({ protocol, hostname }, confinement)) {
    const what = say`No credential goes over plain HTTP to ${hostname}: use https, or set \`allowInsecure\``;
    throw new InsecureTransportError(what, { method, path });
  }
}

/** The confinement of a client with this base URL. */
export function confinementOf(baseUrl: string, options: Pick<Confinement, "servers" | "allowInsecure">): Confinement {
  const url = new URL(baseUrl);
  return { ...options, origin: url.origin, home: isSafe(url, options) ? `${url.origin}/` : undefined };
}

function isSafe(
  { protocol, hostname }: Pick<URL, "protocol" | "hostname">,
  { allowInsecure }: Pick<Confinement, "allowInsecure">,
): boolean {
  return protocol === "https:" || (protocol === "http:" && (allowInsecure || isLoopback(hostname)));
}

/** The server that an operation goes to in place of the client's. */
export function serverOf({ server }: Operation, { servers }: Pick<Confinement, "servers">): string | undefined {
  if (server === undefined) return undefined;
  return Object.hasOwn(servers, server) ? servers[server] : server;
}

/** The origin of an absolute URL. */
export function originOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined;
}

/** A name or address of this very machine (RFC 6761, section 6.3; RFC 1122, section 3.2.1.3; RFC 4291, section 2.5.3). */
function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    /^127(\.\d+){3}$/.test(hostname)
  );
}
