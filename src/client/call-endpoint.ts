/** One typed call, over one openapi-fetch call. */
import type { Call } from "../middleware/call.ts";
import { untilAborted } from "../middleware/until-aborted.ts";
import { serverOf } from "../security/confinement.ts";
import { serializeBody } from "./body.ts";
import type { ClientCore } from "./client-core.ts";
import { type Deadline, deadlineOf } from "./deadline.ts";
import type { CallOptions } from "./endpoint.ts";
import { fetchOptionsOf } from "./fetch-options.ts";
import { headerIn, readableHeaders } from "./header-source.ts";
import type { Operation } from "./operation.ts";
import { cookiesOf, headersOf, NONE, type ParameterValues, pathOf, queryOf } from "./parameters.ts";
import { resultOf } from "./response.ts";
import type { Failure, Success } from "./result.ts";
import type { SerializedBody } from "./serialized-body.ts";

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

/** What openapi-fetch is told once the result is ready: there is nothing left to parse. */
const ANSWERED = new Response(null, { status: 204 });

/** Makes the call and resolves to its result, whatever the status of the answer. */
export async function callEndpoint(
  core: ClientCore,
  operation: Operation,
  request: CallRequest,
): Promise<Success | Failure> {
  const { signal, timeout, parseAs = "auto" } = request;
  const deadline = deadlineOf(signal, timeout ?? core.timeout, operation);
  let result: Success | Failure | undefined;
  const send = async (draft: Draft) => {
    const call = callOf(draft, operation, request, core, deadline);
    result = await resultOf(await core.send(call), parseAs, call);
    return ANSWERED;
  };
  try {
    const sent = core.fetcher.request(operation.method, operation.path, draftingOf(operation, request, core, send));
    // A layer of the application's own may not listen to the signal.
    await untilAborted(sent, deadline.signal);
    if (result === undefined) throw new TypeError("openapi-fetch did not send the call");
    return result;
  } finally {
    deadline.settle(result?.data instanceof ReadableStream);
  }
}

/** How openapi-fetch is to draft the call: each value is written by us, and sent by our layers. */
function draftingOf(
  operation: Operation,
  { params, headers }: CallRequest,
  core: ClientCore,
  send: (draft: Draft) => Promise<Response>,
): object {
  const { path, server } = operation;
  return {
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
    fetch: send,
  };
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
