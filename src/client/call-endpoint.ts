/** One typed call, over one openapi-fetch call. */
import type { Call, FetchOptions } from "../middleware/call.ts";
import { serverOf } from "../security/confinement.ts";
import { serializeBody } from "./body.ts";
import type { ClientCore } from "./client-core.ts";
import { deadlineOf } from "./deadline.ts";
import type { CallOptions } from "./endpoint.ts";
import type { Operation } from "./operation.ts";
import { cookiesOf, headersOf, type ParameterValues, pathOf, queryOf } from "./parameters.ts";
import { resultOf } from "./response.ts";
import type { Failure, Success } from "./result.ts";

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
  readonly method: string;
  readonly headers: Headers;
  readonly options: FetchOptions;

  constructor(url: string, { method, headers, ...options }: RequestInit & { headers: Headers; method: string }) {
    const { cache, credentials, keepalive, mode, priority } = options;
    this.url = url;
    this.method = method;
    this.headers = headers;
    this.options = defined({ cache, credentials, keepalive, mode, priority });
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
  const { params = {}, body, contentType, accept, headers, signal, timeout, parseAs = "auto", ...options } = request;
  const deadline = deadlineOf(signal, timeout ?? core.timeout, operation);
  let result: Success | Failure | undefined;
  const send = async (draft: Draft) => {
    const declaredType = contentType ?? draft.headers.get("content-type") ?? undefined;
    const serialized = body === undefined ? undefined : serializeBody(operation, body, declaredType);
    describe(draft.headers, operation, { accept, contentType: serialized?.contentType, cookies: params.cookie });
    const call: Call = {
      operation,
      url: draft.url,
      method: draft.method,
      headers: draft.headers,
      body: serialized?.source,
      signal: deadline.signal,
      options: draft.options,
      progress: deadline.progress,
    };
    result = await resultOf(await core.send(call), parseAs, call);
    return ANSWERED;
  };
  try {
    await core.fetcher.request(operation.method, operation.path, {
      ...defined(options),
      ...(operation.server !== undefined && { baseUrl: serverUrl(operation, core) }),
      params: { path: params.path ?? {}, query: params.query ?? {}, header: headersOf(operation, params.header ?? {}) },
      headers,
      pathSerializer: (url: string, values: ParameterValues) =>
        url.slice(0, -operation.path.length) + pathOf(operation, values),
      querySerializer: (values: ParameterValues) => queryOf(operation, values),
      parseAs: "stream",
      Request: Draft,
      fetch: send,
    });
    if (result === undefined) throw new TypeError("openapi-fetch did not send the call");
    return result;
  } finally {
    deadline.settle(result?.data instanceof ReadableStream);
  }
}

interface Description {
  readonly accept: string | undefined;
  readonly contentType: string | undefined;
  readonly cookies: ParameterValues | undefined;
}

/** The headers that follow from the operation; the caller's own win, but for the type of a body that we have written. */
function describe(headers: Headers, operation: Operation, { accept, contentType, cookies }: Description): void {
  const wanted = accept ?? operation.accept?.join(", ");
  if (wanted !== undefined && !headers.has("accept")) headers.set("accept", wanted);
  if (contentType !== undefined) headers.set("content-type", contentType);
  const cookie = cookies === undefined ? "" : cookiesOf(operation, cookies);
  if (cookie !== "") headers.set("cookie", [headers.get("cookie"), cookie].filter(Boolean).join("; "));
}

/** The operation's own server; one relative to the document stands on the client's origin. */
function serverUrl(operation: Operation, core: ClientCore): string {
  return new URL(serverOf(operation, core) ?? "", core.baseUrl).href.replace(/\/$/, "");
}

/** The same without the keys that are undefined, which fetch would take at their word. */
function defined<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
