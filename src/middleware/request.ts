/** The request of one attempt, made anew from the call's sources each time. */
import type { Addition } from "../security/addition.ts";
import type { BodySource, Call } from "./call.ts";

/** Node, where a stream as body needs care. */
const isNode = "process" in globalThis && !("Deno" in globalThis) && !("Bun" in globalThis);

/** The request with all that is added to it. Redirects are the caller's business where `redirect` is "manual". */
export async function requestOf(call: Call, additions: readonly Addition[], redirect?: "manual"): Promise<Request> {
  const { method, headers, signal, options } = call;
  const body = typeof call.body === "function" ? await call.body() : call.body;
  const init: RequestInit & { duplex?: "half" } = { ...options, method, headers };
  if (redirect !== undefined) init.redirect = redirect;
  if (signal !== undefined) init.signal = signal;
  if (body !== undefined) init.body = body;
  if (isSpent(body)) {
    init.duplex = "half";
    // Some versions of undici turn the 401 to a stream into a network error, but for requests without credentials: a
    // notion that means nothing on Node.
    if (isNode) init.credentials = "omit";
  }
  return complete(new Request(withQuery(call.url, additions), init), additions, signal);
}

/** A body that can be sent only once. */
export function isSpent(body: BodySource | undefined): boolean {
  return body instanceof ReadableStream;
}

function withQuery(url: string, additions: readonly Addition[]): string {
  let whole = url;
  for (const addition of additions) {
    if (addition.in !== "query") continue;
    whole += `${whole.includes("?") ? "&" : "?"}${encodeURIComponent(addition.name)}=${encodeURIComponent(addition.value)}`;
  }
  return whole;
}

async function complete(
  bare: Request,
  additions: readonly Addition[],
  signal: AbortSignal | undefined,
): Promise<Request> {
  let request = bare;
  for (const addition of additions) {
    if (addition.in === "header") request.headers.set(addition.name, addition.value);
    if (addition.in === "cookie") addCookie(request.headers, `${addition.name}=${addition.value}`);
    if (addition.in === "request") request = await addition.apply(request, { scopes: addition.scopes, signal });
  }
  return request;
}

function addCookie(headers: Headers, cookie: string): void {
  const cookies = headers.get("cookie");
  headers.set("cookie", cookies === null ? cookie : `${cookies}; ${cookie}`);
}
