/** One read for TanStack Query. */
import type { CallRequest } from "../client/call-parts.ts";
import type { AcceptOf, NegotiatedArguments } from "../client/endpoint.ts";
import type { ParseAs } from "../response/result.ts";
import { type AnyEndpoint, callOf, type QueryError, type SuccessData } from "./endpoint-data.ts";
import { keyOf, type QueryKey } from "./query-key.ts";
import { isWorthRetrying, type QueryDefaults, type RetryOption, retriesAt } from "./retry-option.ts";

/** Data as a cache takes them: `undefined`, as of a 204, is null there. */
export type QueryData<Data> = undefined extends Data ? Exclude<Data, undefined> | null : Data;

/** What of a query function's context is used. */
export interface QueryContext {
  /** Fires when nobody wants the answer any more. */
  readonly signal?: AbortSignal | undefined;
  /** The cache, which has the application's own options. */
  readonly client?: QueryDefaults | undefined;
}

/** What `useQuery`, `fetchQuery` and their like take; spread it to add options of your own. */
export interface QueryOptions<Data, Problem> {
  queryKey: QueryKey;
  queryFn: (context: QueryContext) => Promise<Data>;
  /** As often as the application's options say, but not after what would come again: a 404, a signed-out session. */
  retry(failureCount: number, error: Problem): boolean;
  /** Never there: where several queries are asked for at once, TanStack Query reads the type of the error from it. */
  throwOnError?(error: Problem): boolean;
}

/**
 * The options of a query: the endpoint's data, unwrapped, typed as with these parameters.
 *
 * The key is `queryKey(endpoint, init)`, and names no client: an application with two of them, or whose user can change, keeps
 * them in two caches, or puts something before the key.
 *
 * @throws TypeError if the body is no JSON and no form of texts
 */
export function queryOptions<
  C,
  I,
  R,
  Alternatives = {},
  As extends ParseAs | undefined = "auto",
  Accept extends AcceptOf<I> | undefined = undefined,
>(
  endpoint: AnyEndpoint<C, I, R, Alternatives>,
  client: NoInfer<C>,
  ...[init]: NegotiatedArguments<NoInfer<I>, As, Accept>
): QueryOptions<QueryData<SuccessData<R, Alternatives, As, Accept>>, QueryError<R>> {
  const call = callOf(endpoint, client, "queryOptions");
  const request: CallRequest = init ?? {};
  const queryKey = keyOf(endpoint, request);
  let wanted: RetryOption;
  const options: QueryOptions<unknown, unknown> = {
    queryKey,
    queryFn: async ({ signal, client }) => {
      wanted = retriesAt(client, queryKey);
      return (await call({ ...request, signal: eitherOf(request.signal, signal) })) ?? null;
    },
    retry: (failureCount, error) => !request.signal?.aborted && isWorthRetrying(wanted, failureCount, error),
  };
  return options as never; // What it says of the data is what the endpoint's type says.
}

/** Both signals in one, where the platform can make it. */
export function eitherOf(own: AbortSignal | undefined, cache: AbortSignal | undefined): AbortSignal | undefined {
  if (own === undefined || cache === undefined) return own ?? cache;
  return typeof AbortSignal.any === "function" ? AbortSignal.any([own, cache]) : cache;
}
