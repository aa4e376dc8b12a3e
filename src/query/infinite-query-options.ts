/** A list that comes in pages, for TanStack Query's infinite queries. */
import type { CallRequest } from "../client/call-parts.ts";
import type { Client } from "../client/client.ts";
import type { ClientOf, DataOf, ResultOf } from "../client/endpoint.ts";
import { fetchPage, pageRuleOf, type PageStart, repeatedPage, startIn } from "../pages/page.ts";
import type { PagedEndpoint, PagesArguments } from "../pages/paged.ts";
import { callOf, type QueryError } from "./endpoint-data.ts";
import { keyOf, type QueryKey } from "./query-key.ts";
import { eitherOf, type QueryContext } from "./query-options.ts";
import { isWorthRetrying, type RetryOption, retriesAt } from "./retry-option.ts";

/** One page in a cache: plain JSON, so that a cache can be kept. */
export interface QueryPage<Data> {
  /** The data of the whole answer. */
  readonly data: Data;
  /** What the next page begins with; null on the last one. */
  readonly next: PageStart | null;
}

/** What of a query function's context is used for a page. */
export interface QueryPageContext extends QueryContext {
  /** What the page begins with; null for the first one. */
  readonly pageParam: PageStart | null;
}

/** What `useInfiniteQuery`, `fetchInfiniteQuery` and their like take; spread it to add options of your own. */
export interface InfiniteQueryOptions<Data, Problem> {
  queryKey: QueryKey;
  queryFn: (context: QueryPageContext) => Promise<QueryPage<Data>>;
  initialPageParam: PageStart | null;
  /** A list that leads back to a page that is there ends with it. */
  getNextPageParam(
    lastPage: QueryPage<Data>,
    allPages: readonly QueryPage<Data>[],
    lastPageParam: PageStart | null,
    allPageParams: readonly (PageStart | null)[],
  ): PageStart | null;
  /** As often as the application's options say, but not after what would come again: a 404, a signed-out session. */
  retry(failureCount: number, error: Problem): boolean;
  /** Never there: where several queries are asked for at once, TanStack Query reads the type of the error from it. */
  throwOnError?(error: Problem): boolean;
}

/**
 * The options of an infinite query over an endpoint with declared pages; each page is the data of an answer and what comes next.
 *
 * `queryKey(endpoint, init)` is a prefix of its key, as it is of the key of the plain query, which is another one.
 *
 * @throws TypeError if the endpoint declares no pages, or the body is no JSON and no form of texts
 */
export function infiniteQueryOptions<E extends PagedEndpoint>(
  endpoint: E,
  client: ClientOf<E>,
  ...init: PagesArguments<E>
): InfiniteQueryOptions<DataOf<E>, QueryError<ResultOf<E>>>;
export function infiniteQueryOptions(
  endpoint: PagedEndpoint,
  given: unknown,
  request: CallRequest = {},
): InfiniteQueryOptions<unknown, unknown> {
  callOf(endpoint, given, "infiniteQueryOptions");
  const client = given as Client; // So it is one.
  const { operation } = endpoint;
  const rule = pageRuleOf(operation, "infiniteQueryOptions");
  const [route, parts] = keyOf(endpoint, request);
  const queryKey: QueryKey = [route, { ...parts, pages: true }];
  let wanted: RetryOption;
  return {
    queryKey,
    async queryFn({ signal, client: cache, pageParam }) {
      wanted = retriesAt(cache, queryKey);
      const asked = { ...request, signal: eitherOf(request.signal, signal) };
      const page = await fetchPage(client, operation, rule, asked, pageParam ?? undefined);
      const next = page.next() ?? null;
      if (next !== null && next === (pageParam ?? startIn(rule, request))) throw repeatedPage(operation);
      return { data: page.data, next };
    },
    initialPageParam: null,
    getNextPageParam: ({ next }, _pages, _last, starts) => (starts.includes(next) ? null : next),
    retry: (failureCount, error) => !request.signal?.aborted && isWorthRetrying(wanted, failureCount, error),
  };
}
