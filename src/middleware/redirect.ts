/**
 * Redirects of a request that carries what no platform takes off by itself: a key in a header, the query or a cookie.
 *
 * Inside the origin they are followed with it. To another origin nothing that we added goes along, and nothing comes back.
 */
import { ConnectionError } from "../errors.ts";
import type { Addition } from "../security/addition.ts";
import type { Attempt } from "./authenticate.ts";
import type { Call } from "./call.ts";
import { isSpent, requestOf } from "./request.ts";

/** As many as fetch follows (Fetch Standard, HTTP-redirect fetch). */
const MOST_REDIRECTS = 20;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** What describes a body, and goes with it. */
const BODY_HEADERS = ["content-encoding", "content-language", "content-location", "content-type", "content-length"];

/** Follows a response's redirects to the last answer. */
export async function followRedirects(
  first: Response,
  attempt: Attempt,
  fetch: (request: Request) => Promise<Response>,
): Promise<Response> {
  const { additions } = attempt;
  let { call } = attempt;
  let response = first;
  for (let count = 0; ; count++) {
    // A browser hides where an unfollowed redirect leads.
    if (response.type === "opaqueredirect")
      throw failed("A redirect cannot be followed with this credential in a browser", attempt);
    const location = REDIRECTS.has(response.status) ? response.headers.get("location") : null;
    if (location === null) return response;
    if (count >= MOST_REDIRECTS) throw failed(`The server redirected more than ${MOST_REDIRECTS} times`, attempt);
    const target = targetOf(location, call, attempt);
    const isLeaving = target.origin !== new URL(call.url).origin;
    if (response.body !== null) await response.body.cancel();
    if (isLeaving) withdraw(additions, target);
    call = redirected(call, target, response.status, attempt);
    // From another origin on, the platform follows: there is nothing of ours left to take off.
    if (isLeaving) return fetch(await requestOf(call, []));
    response = await fetch(
      await requestOf(
        call,
        additions.filter((addition) => !isRepeated(addition, target)),
        "manual",
      ),
    );
  }
}

/** A key in the query that the server has written into the new address. */
function isRepeated(addition: Addition, target: URL): boolean {
  return addition.in === "query" && target.searchParams.get(addition.name) === addition.value;
}

function withdraw(additions: readonly Addition[], target: URL): void {
  for (const addition of additions) {
    if (addition.in === "query" && isRepeated(addition, target)) target.searchParams.delete(addition.name);
  }
}

function targetOf(location: string, call: Call, attempt: Attempt): URL {
  const target = URL.canParse(location, call.url) ? new URL(location, call.url) : undefined;
  if (target?.protocol !== "http:" && target?.protocol !== "https:") {
    throw failed("The server redirected to what is no HTTP address", attempt);
  }
  return target;
}

/** The call as it goes on: some redirects of some methods turn into a GET without a body. */
function redirected(call: Call, target: URL, status: number, attempt: Attempt): Call {
  const isSafe = call.method === "GET" || call.method === "HEAD";
  const headers = new Headers(call.headers);
  if (target.origin !== new URL(call.url).origin) for (const name of ["authorization", "cookie"]) headers.delete(name);
  if (isSafe || status >= 307 || (status !== 303 && call.method !== "POST")) {
    if (isSpent(call.body)) throw failed("The server redirected a stream, which can be sent only once", attempt);
    return { ...call, url: target.href, headers };
  }
  for (const name of BODY_HEADERS) headers.delete(name);
  return { ...call, url: target.href, headers, method: "GET", body: undefined };
}

function failed(what: string, { call, phase }: Attempt): ConnectionError {
  const { method, path } = call.operation;
  return new ConnectionError(what, { method, path, phase });
}
