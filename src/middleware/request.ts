/** The request of one attempt, made anew from the call's sources each time. */
import {
  type Attachment,
  invalidCredential,
  type PlacedAttachment,
  type CustomAttachment,
} from "../security/attachment.ts";
import { withoutSecrets } from "../security/redaction.ts";
import type { Awaitable } from "../waiting/awaitable.ts";
import { type BodySource, isStream, type TrackedCall } from "./call.ts";
import { isNode } from "./platform.ts";
import { untilAborted } from "../waiting/until-aborted.ts";
import { say } from "../say.ts";

/** A call's body as it is sent once. */
export type SentBody = BodyInit | undefined;

/** The body of one attempt; a function is asked for a fresh one. The caller's abort ends the wait. */
export function bodyOf({ body, signal }: TrackedCall): Awaitable<SentBody> {
  if (typeof body !== "function") return body;
  const made = async (): Promise<BodyInit> => body();
  return untilAborted(made(), signal, (late) => {
    if (isStream(late)) late.cancel().catch(() => undefined);
  });
}

/** A body that can be sent only once. */
export function isSpent(body: BodySource | undefined): boolean {
  return isStream(body);
}

/** What fetch is given: a finished Request or, where nobody has to see one, what it makes its own of. */
export type FetchArguments = readonly [request: Request] | readonly [url: string, init: RequestInit];

/** How one request is made. */
export interface RequestManner {
  /** "manual" where redirects are our business. */
  readonly redirect: "manual" | "follow";
  /** Somebody wants to see a Request; fetch itself would only make another one of it. */
  readonly isSeen: boolean;
}

/** The request with all that is added to it. */
export function requestOf(
  call: TrackedCall,
  body: SentBody,
  attachments: readonly Attachment[],
  { redirect, isSeen }: RequestManner,
): Awaitable<FetchArguments> {
  const { method, signal, options } = call;
  // A copy where something is added: what middleware holds shows no credential.
  const headers = attachments.length > 0 ? new Headers(call.headers) : call.headers;
  const init: RequestInit & { duplex?: "half" } = { ...options, method, headers, redirect };
  if (signal !== undefined) init.signal = signal;
  if (body !== undefined) init.body = body;
  if (isSpent(body)) {
    init.duplex = "half";
    // Some versions of undici turn the 401 to a stream into a network error, but for requests without credentials: a
    // notion that means nothing on Node.
    if (init.credentials === undefined && isNode()) init.credentials = "omit";
  }
  for (const attachment of attachments) {
    if (attachment.in === "header") headers.set(attachment.name, attachment.value);
    if (attachment.in === "cookie") addCookie(headers, `${attachment.name}=${attachment.value}`);
  }
  const url = withQuery(call.url, attachments);
  // Last, so that whoever signs a request sees all of it.
  if (attachments.some(isCustomAttachment))
    return appliedAll(attachments.filter(isCustomAttachment), construct(url, init, attachments), call);
  return isSeen || isImpossible(init) ? [construct(url, init, attachments)] : [url, init];
}

function isCustomAttachment(attachment: Attachment): attachment is CustomAttachment {
  return attachment.in === "request";
}

async function appliedAll(
  custom: readonly CustomAttachment[],
  request: Request,
  call: TrackedCall,
): Promise<FetchArguments> {
  let made = request;
  for (const attachment of custom) made = await applied(attachment, made, call);
  return [made];
}

/** What no Request can be: making one tells why, where fetch would say that there was no answer. */
function isImpossible({ method, body }: RequestInit): boolean {
  if (method === "GET" || method === "HEAD") return body !== undefined;
  return method === "TRACE" || method === "CONNECT" || method === "TRACK";
}

/** A platform quotes the whole URL when it refuses it: with its user, and with the key in its query. */
function construct(url: string, init: RequestInit, attachments: readonly Attachment[]): Request {
  try {
    return new Request(url, init);
  } catch (error) {
    throw withoutSecrets(error, secretsOf(attachments));
  }
}

/** What a custom credential makes of the request: it may change all but where it goes, and when it ends. */
async function applied(
  { apply, name, scopes }: CustomAttachment,
  request: Request,
  { operation, signal, url }: TrackedCall,
): Promise<Request> {
  const answer = async (): Promise<unknown> => apply(request, { scopes, signal });
  const made = await untilAborted(answer(), signal);
  if (!(made instanceof Request))
    throw invalidCredential(name, say`made no Request of the one that it was given`, operation);
  if (new URL(made.url).origin !== new URL(url).origin) {
    throw invalidCredential(name, say`turned the request to another origin`, operation);
  }
  if (made === request) return made;
  return new Request(made, { redirect: request.redirect, ...(signal && { signal }) });
}

/** All that must not be seen of what is added: the whole values, their last words, and the keys as a URL has them. */
export function secretsOf(attachments: readonly Attachment[]): string[] {
  return attachments.flatMap((attachment) => {
    if (attachment.in === "request") return [];
    const { value } = attachment;
    return [value, encodeURIComponent(value), value.slice(value.lastIndexOf(" ") + 1)];
  });
}

function withQuery(url: string, attachments: readonly Attachment[]): string {
  if (!attachments.some(isKey)) return url;
  const keys = attachments
    .filter(isKey)
    .map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const [whole = ""] = url.split("#"); // A fragment is not sent, nor is what stands behind it.
  return `${whole}${whole.includes("?") ? "&" : "?"}${keys.join("&")}`;
}

function isKey(attachment: Attachment): attachment is PlacedAttachment {
  return attachment.in === "query";
}

function addCookie(headers: Headers, cookie: string): void {
  const cookies = headers.get("cookie");
  headers.set("cookie", cookies === null ? cookie : `${cookies}; ${cookie}`);
}
