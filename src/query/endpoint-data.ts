/** What is read of an endpoint's type, and how it is called, where its kind does not matter. */
import type { CallRequest } from "../client/call-parts.ts";
import type { AcceptedResult } from "../client/endpoint.ts";
import { unwrap } from "../client/unwrap.ts";
import type { AnyLatchkeyError, ApiError } from "../errors.ts";
import type { Operation } from "../operation/operation.ts";
import type { Failure, ParsedResult, ParseAs, Success } from "../response/result.ts";
import { say } from "../say.ts";

/** An endpoint of any kind: the client that it needs, its init, its results, and its other successes by media type. */
export interface AnyEndpoint<C, I, R, Alternatives> {
  readonly operation: Operation;
  readonly "~types"?: (client: C, init: I) => R;
  readonly "~alternatives"?: Alternatives;
}

/** The data of an endpoint's successes, as a call with these choices gets them. */
export type SuccessData<R, Alternatives, As extends ParseAs | undefined, Accept extends string | undefined> =
  ParsedResult<AcceptedResult<R, Alternatives, Accept>, As> extends infer Result
    ? Result extends { readonly ok: true; readonly data: infer Data }
      ? Data
      : never
    : never;

/** What a query or a mutation fails with: an answer outside the 2xx class, or the lack of an answer. */
export type QueryError<R> =
  | ApiError<R extends { readonly ok: false; readonly error: infer Problem } ? Problem : never>
  | Exclude<AnyLatchkeyError, { readonly code: "API" }>;

/** An endpoint as it is called, whatever its type says. */
type Callable = (client: unknown, init: CallRequest) => Promise<Success | Failure>;

/** Checks at once what a cache would only say once it asks, and gives what makes the call. */
export function callOf(
  endpoint: { readonly operation: Operation },
  client: unknown,
  where: string,
): (init: CallRequest) => Promise<unknown> {
  routeOf(endpoint, where);
  if (typeof Reflect.get(Object(client), "~call") !== "function")
    throw new TypeError(say`${where}: the second argument is no client; make one by createClient`);
  const call: unknown = endpoint; // Its type says what it takes, and that it can be called.
  return (init) => unwrap((call as Callable)(client, init));
}

/** The method and the path template of an endpoint. */
export function routeOf(endpoint: { readonly operation: Operation }, where: string): string {
  const { operation }: { readonly operation?: Operation } = Object(endpoint);
  if (operation === undefined) throw new TypeError(say`${where}: the first argument is no endpoint`);
  return `${operation.method} ${operation.path}`;
}
