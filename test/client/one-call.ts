/** One call of a client, and what it sends. */
import { callEndpoint } from "../../src/client/call-endpoint.ts";
import type { CallRequest } from "../../src/client/call-parts.ts";
import { type ClientOptions, clientCore } from "../../src/client/client-core.ts";
import type { Operation } from "../../src/operation/operation.ts";
import { plainBodies } from "../../src/request/body.ts";
import { plainStyles } from "../../src/request/plain-styles.ts";
import type { Failure, Success } from "../../src/response/result.ts";
import { observedFetch, type Sent } from "./observed-fetch.ts";

/** Where the API of these calls is. */
export const baseUrl: string = "https://api.example/v1";

/** Makes a call with a client of its own. */
export function call(
  operation: Operation,
  request: CallRequest = {},
  options: ClientOptions = {},
): Promise<Success | Failure> {
  const operationServers = operation.server === undefined ? [] : [operation.server];
  const core = clientCore({ servers: [baseUrl], operationServers, schemes: {} }, options);
  return callEndpoint(core, { styles: plainStyles, bodies: plainBodies, ...operation }, request);
}

/** The one request that a call sends. */
export async function sentBy(operation: Operation, request?: CallRequest, options?: ClientOptions): Promise<Sent> {
  const { fetch, sent } = observedFetch();
  await call(operation, request, { ...options, fetch });
  const [only] = sent;
  if (only === undefined || sent.length > 1) throw new Error(`${sent.length} requests were sent`);
  return only;
}

/** An operation without a body. */
export const get: Operation = { method: "GET", path: "/feed/{id}", styles: plainStyles };
/** One with a body. */
export const post: Operation = { method: "POST", path: "/feed", body: { "application/json": {} }, bodies: plainBodies };
/** The parameters of `get`. */
export const seven: { params: { path: { id: number } } } = { params: { path: { id: 7 } } };
