/** What a call is made of, by what its operation says: the address, the headers, the body. */
import type { Awaitable } from "../waiting/awaitable.ts";
import { acceptOf } from "../operation/answers.ts";
import type { BodySource, Operation, ParameterValues, SerializedBody } from "../operation/operation.ts";
import { bareParts, NONE } from "../request/bare-parameters.ts";
import { invalidParameter } from "../request/invalid-parameter.ts";
import { serverOf } from "../security/confinement.ts";
import type { ClientCore } from "./client-core.ts";
import type { CallOptions } from "./endpoint.ts";
import { fieldsOf, type GivenFields, type HeaderFields, mergeFields } from "../middleware/header-fields.ts";
import { say } from "../say.ts";

/** An endpoint's init, as it arrives from typed and untyped callers alike. */
export interface CallRequest extends CallOptions {
  params?: { [location in "path" | "query" | "header" | "cookie"]?: ParameterValues | undefined } | undefined;
  body?: unknown;
  contentType?: string | undefined;
  accept?: string | undefined;
}

const USUAL_METHOD = /^(get|put|post|delete|options|head|patch|trace|query)$/i;

/** Methods are told apart by case (RFC 9110, section 9.1), but nobody means another one by `get`. */
export function usualMethod(method: string): string {
  return USUAL_METHOD.test(method) ? method.toUpperCase() : method;
}

/** The parts of one call, before any layer has seen it. */
export interface CallParts {
  readonly url: string;
  readonly headers: HeaderFields;
  readonly body: BodySource | undefined;
}

/** Writes a call, at once unless the client's headers are waited for. */
export function partsOf(core: ClientCore, operation: Operation, given: CallRequest): Awaitable<CallParts> {
  const request = withDefaults(operation, given, core.params);
  const { params } = request;
  const parts = operation.styles?.parts ?? bareParts;
  const address = serverUrl(core, operation) + parts.path(operation, params?.path ?? NONE);
  const query = parts.query(operation, params?.query ?? NONE, params?.path);
  const own = fieldsOf(request.headers);
  const body = bodyFor(operation, request, own);
  const url = query === "" ? address : `${address}?${query}`;
  return withClientHeaders(core, (headers) => ({
    url,
    headers: headersFor(operation, request, headers, own, body),
    body: body?.source,
  }));
}

/** What is made with the client's own headers: at once, unless a function has to be asked for them. */
export function withClientHeaders<T>(
  { headers }: Pick<ClientCore, "headers">,
  make: (headers: HeaderFields | undefined) => T,
): Awaitable<T> {
  if (typeof headers !== "function") return make(headers);
  return (async () => make(mergeFields(fieldsOf(await headers()))))(); // One that throws makes the call reject, like one that rejects.
}

/** The request with the client's parameters, and the operation's, where it has none of its own: undefined is none, null says that there is none. */
export function withDefaults<R extends CallRequest>(
  { querystring, defaults: own }: Operation,
  request: R,
  defaults: ClientCore["params"],
): R {
  if (defaults === undefined && own === undefined) return request;
  const params: NonNullable<CallRequest["params"]> = { ...request.params };
  for (const location of ["path", "query", "header", "cookie"] as const) {
    // A query that is one value is the caller's alone.
    if (location === "query" && querystring !== undefined) continue;
    const given = { ...own?.[location], ...defaults?.[location] };
    if (Object.keys(given).length > 0) params[location] = { ...given, ...definedOf(params[location] ?? {}) };
  }
  return { ...request, params };
}

/** What is given at all. */
export function definedOf<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** What the path of an operation is appended to: the client's base URL, or a server of the operation's own. */
export function serverUrl(core: ClientCore, operation: Operation): string {
  const server = serverOf(operation, core);
  // One relative to the document stands on the client's origin.
  return server === undefined ? core.baseUrl : new URL(server, core.baseUrl).href.replace(/\/$/, "");
}

/** The body in its media type, if there is one. */
export function bodyFor(
  operation: Operation,
  { body, contentType }: CallRequest,
  own: GivenFields,
): SerializedBody | undefined {
  if (body === undefined) return undefined;
  if (operation.bodies === undefined)
    throw invalidParameter(operation, "body", say`is nothing that the document declares`);
  return operation.bodies.serialize(operation, body, contentType ?? own["content-type"] ?? undefined);
}

/**
 * All headers: the given ones, then the parameters, then what follows from the operation.
 *
 * Those that stand there already win over the latter, but for the type of a body that we have written.
 */
export function headersFor(
  operation: Operation,
  { params, accept: choice }: CallRequest,
  client: HeaderFields | undefined,
  own: GivenFields,
  body: SerializedBody | undefined,
): Record<string, string> {
  const parts = operation.styles?.parts ?? bareParts;
  const declared = params?.header && fieldsOf(parts.headers(operation, params.header));
  const headers = mergeFields(client, own, declared);
  const accept = acceptOf(operation, choice);
  if (accept !== undefined) headers["accept"] ??= accept;
  // Without a type fetch names its own, which an older one must not hide.
  if (body !== undefined && body.contentType === undefined) delete headers["content-type"];
  if (body?.contentType !== undefined) headers["content-type"] = body.contentType;
  const cookies = params?.cookie && parts.cookies(operation, params.cookie);
  if (cookies) headers["cookie"] = [headers["cookie"], cookies].filter(Boolean).join("; ");
  return headers;
}
