/** The request of one attempt, made anew from the call's sources each time. */
import { secretsOf } from "./attachment.ts";
import type { Attachment } from "./attempt.ts";
import { withoutSecrets } from "../security/redaction.ts";
import type { Awaitable } from "../waiting/awaitable.ts";
import { isStream, type TrackedCall } from "./call.ts";
import { isNode } from "./platform.ts";
import { untilAborted } from "../waiting/until-aborted.ts";

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
  const headers: Record<string, string> = attachments.length > 0 ? { ...call.headers } : call.headers;
  const init: RequestInit & { duplex?: "half" } = { ...options, method, headers, redirect };
  if (signal !== undefined) init.signal = signal;
  if (body !== undefined) init.body = body;
  if (isStream(body)) {
    init.duplex = "half";
    // Some versions of undici turn the 401 to a stream into a network error, but for requests without credentials: a
    // notion that means nothing on Node.
    if (init.credentials === undefined && isNode()) init.credentials = "omit";
  }
  let { url } = call;
  for (const { name, value, write, apply } of attachments) {
    if (write !== undefined) url = write(url, headers);
    else if (apply === undefined) headers[name.toLowerCase()] = value;
  }
  // Last, so that whoever signs a request sees all of it.
  if (attachments.some(({ apply }) => apply)) return appliedAll(attachments, construct(url, init, attachments), call);
  return isSeen || isImpossible(init) ? [construct(url, init, attachments)] : [url, init];
}

async function appliedAll(
  attachments: readonly Attachment[],
  request: Request,
  call: TrackedCall,
): Promise<FetchArguments> {
  let made = request;
  for (const { apply } of attachments) if (apply !== undefined) made = await apply(made, call);
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
