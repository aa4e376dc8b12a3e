/**
 * Options for TanStack Query, for React, Vue, Solid, Svelte and Angular alike.
 *
 * @packageDocumentation
 */
export type { AnyEndpoint, QueryError } from "./query/endpoint-data.ts";
export type { QueryDefaults } from "./query/retry-option.ts";
export {
  infiniteQueryOptions,
  type InfiniteQueryOptions,
  type QueryPage,
  type QueryPageContext,
} from "./query/infinite-query-options.ts";
export { mutationOptions, type MutationOptions } from "./query/mutation-options.ts";
export { queryKey, type QueryKey, type QueryKeyInit, type QueryKeyParts } from "./query/query-key.ts";
export {
  queryOptions,
  type QueryContext,
  type QueryData,
  type QueryOptions,
} from "./query/query-options.ts";
