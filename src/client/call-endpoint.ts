/** One typed call, over one openapi-fetch call. */
import type { Call } from "../middleware/call.ts";
import { discard } from "../middleware/discard.ts";
import { untilAborted } from "../waiting/until-aborted.ts";
import type { Awaitable } from "../waiting/awaitable.ts";
import { serverOf } from "../security/confinement.ts";
import { serializeBody } from "../request/body.ts";
import type { ClientCore } from "./client-core.ts";
import { type Deadline, deadlineOf } from "../waiting/deadline.ts";
import type { CallOptions } from "./endpoint.ts";
import { fetchOptionsOf } from "./fetch-options.ts";
import { headerIn, readableHeaders } from "./header-source.ts";
import type { Operation } from "../operation/operation.ts";
import { cookiesOf, headersOf, NONE, type ParameterValues, pathOf, queryOf } from "../request/parameters.ts";
import { resultOf } from "../response/response.ts";
import type { Failure, Success } from "../response/result.ts";
import type { SerializedBody } from "../request/serialized-body.ts";

/** An endpoint's init, as it arrives from typed and untyped callers alike. */
export interface CallRequest extends CallOptions {
  params?: { [location in "path" | "query" | "header" | "cookie"]?: ParameterValues | undefined } | undefined;
  body?: unknown;
  contentType?: string | undefined;
  accept?: string | undefined;
}

/** What openapi-fetch makes of a call, in the place of the Request that it would build: each attempt builds its own. */
class Draft {
  readonly url: string;
  readonly headers: Headers;

  constructor(url: string, { headers }: { headers: Headers }) {
    this.url = url;
    this.headers = headers;
  }
}

/** What openapi-fetch is told: there is nothing to parse. */
const DRAFTED = new Response(null, { status: 204 });

/** Makes the call and resolves to its result, whatever the status of the answer. */
export async function callEndpoint(
  core: ClientCore,
  operation: Operation,
  request: CallRequest,
): Promise<Success | Failure> {
  const { signal, timeout, parseAs = "auto" } = request;
  const deadline = deadlineOf(signal, timeout ?? core.timeout, operation);
  let result: Success | Failure | undefined;
  try {
    const draft = draftCall(operation, request, core, deadline);
    const call = draft instanceof Promise ? await draft : draft;
    // A layer of the application's own may not listen to the signal.
    const response = await untilAborted(core.send(call), deadline.signal, discard);
    result = await untilAborted(resultOf(response, parseAs, call), deadline.signal);
    return result;
  } finally {
    deadline.settle(result?.data instanceof ReadableStream);
  }
}

/**
 * Has openapi-fetch put the call together; each value is written by us, and each request is sent by our layers.
 *
 * That is over at once: what a call sends is what its caller gave at that moment, and a call that waits holds nothing of it.
 */
function draftCall(operation: Operation, request: CallRequest, core: ClientCore, deadline: Deadline): Awaitable<Call> {
  const { method, path, server } = operation;
  const { params, headers } = request;
  const outcome: { call?: Call } = {};
  const drafting = core.fetcher.request(method, path, {
    ...(server !== undefined && { baseUrl: serverUrl(operation, core) }),
    params: {
      path: params?.path ?? NONE,
      query: params?.query ?? NONE,
      header: params?.header && headersOf(operation, params.header),
    },
    headers: headers && readableHeaders(headers),
    pathSerializer: (url: string, values: ParameterValues) => url.slice(0, -path.length) + pathOf(operation, values),
    querySerializer: (values: ParameterValues) => queryOf(operation, values, params?.path),
    parseAs: "stream",
    Request: Draft,
    fetch(draft: Draft) {
      outcome.call = callOf(draft, operation, request, core, deadline);
      return DRAFTED;
    },
  });
  return outcome.call ?? drafting.then(unsent);
}

/** What has been thrown, a parameter that cannot be written for one, is the rejection; this is for what never happens. */
function unsent(): never {
  throw new TypeError("openapi-fetch did not send the call");
}

/** The call as the client's layers see it. */
function callOf(
  { url, headers }: Draft,
  operation: Operation,
  request: CallRequest,
  core: ClientCore,
  { signal, progress }: Deadline,
): Call {
  const { body } = request;
  const serialized =
    body === undefined
      ? undefined
      : serializeBody(operation, body, request.contentType ?? headerIn(request.headers, "content-type"));
  describe(headers, operation, request, serialized);
  return {
    operation,
    url,
    method: operation.method,
    headers,
    body: serialized?.source,
    signal,
    options: fetchOptionsOf(request, core.credentials),
    progress,
  };
}

/** The headers that follow from the operation; the caller's own win, but for the type of a body that we have written. */
function describe(
  headers: Headers,
  operation: Operation,
  { accept = operation.accept?.join(", "), params }: CallRequest,
  body: SerializedBody | undefined,
): void {
  if (accept !== undefined && !headers.has("accept")) headers.set("accept", accept);
  // Without a type fetch names its own, which an older one must not hide.
  if (body !== undefined && body.contentType === undefined) headers.delete("content-type");
  if (body?.contentType !== undefined) headers.set("content-type", body.contentType);
  const cookies = params?.cookie && cookiesOf(operation, params.cookie);
  if (cookies) headers.set("cookie", [headers.get("cookie"), cookies].filter(Boolean).join("; "));
}

/** The operation's own server; one relative to the document stands on the client's origin. */
function serverUrl(operation: Operation, core: ClientCore): string {
  return new URL(serverOf(operation, core) ?? "", core.baseUrl).href.replace(/\/$/, "");
}
