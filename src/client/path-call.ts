/** One call through openapi-fetch: its options and its middleware around our layers, and our serializers within. */
import { isStream } from "../middleware/call.ts";
import { discard } from "../middleware/discard.ts";
import type { BodySource, Operation, ParameterValues } from "../operation/operation.ts";
import { NONE } from "../request/bare-parameters.ts";
import { headerTexts, pathOf, queryOf } from "../request/parameters.ts";
import { resultOf, statusLine } from "../response/response.ts";
import { originOf } from "../security/confinement.ts";
import { type Deadline, deadlineOf } from "../waiting/deadline.ts";
import { untilAborted } from "../waiting/until-aborted.ts";
import {
  bodyFor,
  type CallRequest,
  definedOf,
  headersFor,
  withClientHeaders,
  serverUrl,
  withDefaults,
} from "./call-parts.ts";
import type { ClientCore, ClientSettings } from "./client-core.ts";
import { fetchOptionsOf } from "./fetch-options.ts";
import { fieldsOf, type HeaderFields, mergeFields } from "../middleware/header-fields.ts";
import { say } from "../say.ts";

/** What openapi-fetch takes for one call, as far as it concerns us; all else is handed on to it. */
export interface RouteInit extends CallRequest {
  baseUrl?: string | undefined;
  fetch?: ClientSettings["fetch"];
  querySerializer?: unknown;
  pathSerializer?: unknown;
  bodySerializer?: ((body: unknown, headers: unknown) => unknown) | undefined;
  Request?: typeof Request | undefined;
}

/** What openapi-fetch resolves to. */
export interface RouteAnswer {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** openapi-fetch's `request`. */
export type RouteRequest = (method: string, path: string, init: object) => Promise<RouteAnswer>;

/** Has openapi-fetch make the call. An error is always truthy, as in every result of ours. */
export async function callRoute(
  core: ClientCore,
  operation: Operation,
  given: RouteInit,
  request: RouteRequest,
): Promise<RouteAnswer> {
  const { method, path } = operation;
  const init = withDefaults(operation, given, core.params);
  const deadline = deadlineOf(init.signal ?? undefined, init.timeout ?? core.timeout, operation);
  let data: unknown;
  let accept: string | null | undefined;
  try {
    const asked = withClientHeaders(isHome(core, init) ? core : { headers: undefined }, (headers) => {
      const upstream = upstreamInit(core, operation, { init, headers, deadline });
      accept = upstream.headers["accept"];
      return request(method, path, upstream);
    });
    const { error, response } = await untilAborted(Promise.resolve(asked), deadline.signal, (late) =>
      discard(late.response),
    );
    if (!response.ok) return { error: error || statusLine(response), response };
    const read = resultOf(response, init.parseAs ?? "auto", {
      operation,
      method,
      accept,
      validate: core.validate,
      ...deadline,
    });
    ({ data } = await untilAborted(read, deadline.signal));
    return { data, response };
  } finally {
    deadline.settle(isStream(data));
  }
}

/** The caller's options, and what its route says where they say nothing. */
function upstreamInit(
  core: ClientCore,
  operation: Operation,
  { init, headers, deadline }: { init: RouteInit; headers: HeaderFields | undefined; deadline: Deadline },
): { readonly headers: HeaderFields; readonly [option: string]: unknown } {
  const { params, bodySerializer } = init;
  const own = fieldsOf(init.headers);
  const body = bodySerializer === undefined ? bodyFor(operation, init, own) : undefined;
  return {
    pathSerializer: (url: string, values: ParameterValues) =>
      url.slice(0, -operation.path.length) + pathOf(operation, values),
    querySerializer: (values: ParameterValues) => queryOf(operation, values, params?.path),
    ...definedOf(init), // openapi-fetch takes an undefined one at its word.
    ...fetchOptionsOf(init, core.credentials),
    baseUrl: init.baseUrl || serverUrl(core, operation),
    params: {
      ...params,
      path: params?.path ?? NONE,
      query: params?.query ?? NONE,
      header: params?.header && headerTexts(operation, params.header),
    },
    headers: headersFor(operation, init, headers, own, body),
    ...(isStream(body?.source) && { duplex: "half" }),
    signal: deadline.signal,
    // What is read is read by us, by its content type unless the caller says otherwise: a document has more than JSON.
    parseAs: "stream",
    ...errandOf(core, operation, init, deadline, body?.source),
  };
}

/** What all calls of the API carry may be a credential, and is nobody else's business. */
function isHome(core: ClientCore, { baseUrl }: RouteInit): boolean {
  if (!baseUrl) return true;
  const page = globalThis.location?.href;
  return URL.canParse(baseUrl, page) && new URL(baseUrl, page).origin === originOf(core.baseUrl);
}

/** What stands between openapi-fetch, which has a Request made, and our layers, which can send its body again. */
interface Errand {
  /** Makes the Request that middleware sees first: if it is also the one that is sent, its body has not changed. */
  readonly Request: typeof Request;
  /** The body for that Request; a function that makes a fresh one is for our layers only. */
  readonly bodySerializer: (body: unknown, headers: unknown) => unknown;
  /** Sends what middleware has made of it. */
  readonly fetch: (request: Request) => Promise<Response>;
}

function errandOf(
  core: ClientCore,
  operation: Operation,
  init: RouteInit,
  { signal, progress }: Deadline,
  written: BodySource | undefined,
): Errand {
  let source = written;
  let made: Request | undefined;
  return {
    Request: new Proxy(init.Request ?? Request, {
      construct: (target, [url, options]) => (made = new target(url, options)),
    }),
    bodySerializer(body, headers) {
      if (init.bodySerializer !== undefined)
        source = (init.bodySerializer(body, headers) ?? undefined) as typeof source;
      return typeof source === "function" ? undefined : source;
    },
    async fetch(request) {
      const { redirect, url, method } = request;
      if (redirect === "manual" || redirect === "error")
        throw new TypeError(say`createPathClient: \`redirect\` cannot be set for one call`);
      const isUntouched = request === made;
      const headers = mergeFields(fieldsOf(request.headers));
      // The boundary in it is that of the Request, and the form is written anew.
      if (isUntouched && source instanceof FormData) delete headers["content-type"];
      const body = isUntouched ? source : await bodyIn(request, source);
      const options = fetchOptionsOf(isUntouched ? init : request, core.credentials);
      const send = init.fetch === undefined ? core.send : core.sendOver(init.fetch);
      const response = await send({ operation, url, method, headers, body, signal, options, progress });
      progress.phase = "body";
      return response;
    },
  };
}

/** The body of a Request that middleware has put in the place of ours; read, so that it can be sent again. */
async function bodyIn(request: Request, source: BodySource | undefined): Promise<BodySource | undefined> {
  if (isStream(source)) return request.body ?? undefined;
  if (typeof source === "function" && !request.body) return source;
  const bytes = await request.arrayBuffer();
  return bytes.byteLength === 0 ? undefined : bytes;
}
