/** A request as the mock sees it, wherever it comes from: a socket, or a page whose calls are intercepted. */
import type { IncomingMessage } from "node:http";

/** A request as the server got it, its body read. */
export interface Call {
  readonly method: string;
  /** The path as it was sent, still percent-encoded, without the query. */
  readonly path: string;
  /** The query as it was sent, without its question mark. */
  readonly search: string;
  readonly query: URLSearchParams;
  /** Names in lower case; what was sent more than once is joined as HTTP says. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** The largest body that is taken, in bytes: a mock holds it in memory. */
export const bodyLimit: number = 10 * 1024 * 1024;

/** Reads a request. Resolves to `"too-large"` for a body beyond the limit, whose rest is read and dropped. */
export async function readCall(request: IncomingMessage): Promise<Call | "too-large"> {
  const target = splitTarget(request.url ?? "/");
  const body = await readBody(request);
  if (body === undefined) return "too-large";
  return { method: request.method ?? "GET", ...target, headers: flatten(request.headers), body };
}

/** Splits a request target; the absolute form (RFC 9112, section 3.2.2) loses its origin. */
export function splitTarget(target: string): Pick<Call, "path" | "search" | "query"> {
  const local = target.replace(/^https?:\/\/[^/?]*/i, "");
  const mark = local.indexOf("?");
  const path = mark < 0 ? local : local.slice(0, mark);
  const search = mark < 0 ? "" : local.slice(mark + 1);
  return { path: path.startsWith("/") ? path : `/${path}`, search, query: new URLSearchParams(search) };
}

/** The cookies of a request (RFC 6265, section 5.4), in their order. */
export function cookiePairs(headers: Call["headers"]): readonly (readonly [name: string, value: string])[] {
  const pairs = (headers["cookie"] ?? "").split(/; */).filter((pair) => pair.includes("="));
  return pairs.map((pair) => [pair.slice(0, pair.indexOf("=")).trim(), pair.slice(pair.indexOf("=") + 1)]);
}

/** The cookies of a request, by name. */
export function cookiesOf(headers: Call["headers"]): ReadonlyMap<string, string> {
  return new Map(cookiePairs(headers));
}

async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= bodyLimit) chunks.push(bytes);
  }
  return size <= bodyLimit ? Buffer.concat(chunks) : undefined;
}

function flatten(headers: IncomingMessage["headers"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === "string" ? value : value.join(", ")]],
    ),
  );
}
