/**
 * Redirects of a request that carries what no platform takes off by itself: a key in a header, the query or a cookie.
 *
 * Inside the origin they are followed with it. To another origin nothing that we added goes along, and nothing comes back.
 * Everything else is as fetch has it (Fetch Standard, section 4.4, HTTP-redirect fetch).
 */
import { ConnectionError } from "../errors.ts";
import { secretsOf } from "./attachment.ts";
import type { Attachment, Attempt, FollowRedirects } from "./attempt.ts";
import { canRepeat, type TrackedCall } from "./call.ts";
import { discard } from "./discard.ts";
import { say } from "../say.ts";

/** As many as fetch follows. */
const MOST_REDIRECTS = 20;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** A credential of fewer characters may be part of an address by chance. */
const SHORTEST_TELLING = 8;
/** What describes a body, and goes with it. */
const BODY_HEADERS = ["content-encoding", "content-language", "content-location", "content-type", "content-length"];

/** Follows a response's redirects to the last answer, and takes our keys out of its address: every log shows that. */
export const followRedirects: FollowRedirects = async (first, attempt, sent, send) => {
  let { call } = attempt;
  let response = first;
  for (let count = 0; ; count++) {
    const location = locationOf(response, attempt);
    if (location === null) return withoutKeys(response, sent);
    discard(response);
    if (count >= MOST_REDIRECTS) throw failed(say`The server redirected more than ${MOST_REDIRECTS} times`, attempt);
    const target = targetOf(location, call, attempt);
    const attachments = await attempt.attachments();
    const isLeaving = target.origin !== new URL(call.url).origin;
    if (isLeaving) withdraw(attachments, target, attempt);
    call = redirected(call, target, response.status, attempt);
    // From another origin on, the platform follows: there is nothing of ours left to take off.
    if (isLeaving) return withoutKeys(await send(call, [], "follow"), sent);
    const missing = attachments.filter((attachment) => !isIn(target, attachment));
    response = await send(call, missing, "manual");
  }
};

/** The answer without our keys in its address. */
function withoutKeys(response: Response, attachments: readonly Attachment[]): Response {
  const keys = attachments.filter((attachment) => attachment.in === "query");
  if (keys.length === 0 || response.url === "") return response;
  const url = new URL(response.url);
  for (const { name } of keys) url.searchParams.delete(name);
  Reflect.defineProperty(response, "url", { value: url.href, configurable: true }); // In vain if it is frozen.
  return response;
}

/** Where a redirect leads; `null` for an answer that is no redirect. */
function locationOf(response: Response, attempt: Attempt): string | null {
  if (response.type === "opaqueredirect") {
    throw failed(say`The server redirected, which a browser does not let this credential follow`, attempt);
  }
  return REDIRECTS.has(response.status) ? response.headers.get("location") : null;
}

/** A key in the query that the server has written into the new address. */
function isIn(target: URL, attachment: Attachment): boolean {
  return attachment.in === "query" && target.searchParams.getAll(attachment.name).includes(attachment.value);
}

/** Takes our keys off an address that leads elsewhere; one that hides a credential in any other way is not followed. */
function withdraw(attachments: readonly Attachment[], target: URL, attempt: Attempt): void {
  for (const attachment of attachments) {
    if (attachment.in === "query" && isIn(target, attachment)) target.searchParams.delete(attachment.name);
  }
  const address = [target.href, decoded(target.href), decoded(decoded(target.href))];
  const telling = secretsOf(attachments).filter((secret) => secret.length >= SHORTEST_TELLING);
  if (telling.some((secret) => address.some((text) => text.includes(secret)))) {
    throw failed(say`The server redirected to another origin with a credential in the address`, attempt);
  }
}

function decoded(text: string): string {
  return text.replace(/%[\da-f]{2}/gi, (byte) => String.fromCharCode(Number.parseInt(byte.slice(1), 16)));
}

function targetOf(location: string, call: TrackedCall, attempt: Attempt): URL {
  const target = URL.canParse(location, call.url) ? new URL(location, call.url) : undefined;
  if (target === undefined || (target.protocol !== "http:" && target.protocol !== "https:")) {
    throw failed(say`The server redirected to what is no HTTP address`, attempt);
  }
  if (target.username !== "" || target.password !== "") {
    throw failed(say`The server redirected to an address with a user name or a password`, attempt);
  }
  return target;
}

/** The call as it goes on: some redirects of some methods turn into a GET without a body. */
function redirected(call: TrackedCall, target: URL, status: number, attempt: Attempt): TrackedCall {
  const { method } = call;
  const isSafe = method === "GET" || method === "HEAD";
  const headers: Record<string, string> = { ...call.headers };
  if (target.origin !== new URL(call.url).origin) for (const name of ["authorization", "cookie"]) delete headers[name];
  if (isSafe || status >= 307 || (status !== 303 && method !== "POST")) {
    if (!canRepeat(call)) throw failed(say`The server redirected a stream, which can be sent only once`, attempt);
    return { ...call, url: target.href, headers };
  }
  for (const name of BODY_HEADERS) delete headers[name];
  return { ...call, url: target.href, headers, method: "GET", body: undefined };
}

function failed(what: string, { call, phase }: Attempt): ConnectionError {
  const { method, path } = call.operation;
  return new ConnectionError(what, { method, path, phase });
}
