/** Options for TanStack Query: what it makes of them is what the endpoint's type says. */
import {
  QueryClient,
  queryOptions as reactQueryOptions,
  useInfiniteQuery,
  useMutation,
  useQueries,
  useQuery,
  useSuspenseQuery,
} from "@tanstack/react-query";
import { type AnyLatchkeyError, ApiError, type Client, type Failure, type Success } from "latchkey";
import type { NegotiatedEndpoint } from "latchkey/generated";
import { infiniteQueryOptions, mutationOptions, type QueryKey, queryKey, queryOptions } from "latchkey/query";
import {
  createClient,
  createPost,
  deletePost,
  getAccount,
  getPost,
  listFeed,
  listPartnerPosts,
  type schemas,
} from "../../../generated/index.ts";
import { same } from "./same.ts";

declare const list: NegotiatedEndpoint<
  Client,
  { params?: { query?: { limit?: number } }; accept?: "application/json" | "text/csv" },
  Success<200, schemas.Feed> | Failure<404, schemas.Problem>,
  { "text/csv": Success<200, string> }
>;
const client = createClient({ auth: { bearerAuth: "token" } });
const cache = new QueryClient();

const feed = useQuery(queryOptions(listFeed, client, { params: { query: { limit: 10 } } }));
same<typeof feed.data, schemas.Feed | undefined>(true);
if (feed.error instanceof ApiError) same<typeof feed.error.error, schemas.Problem>(true);
if (feed.error?.code === "TIMEOUT") console.log(feed.error.phase);
same<Exclude<typeof feed.error, ApiError<schemas.Problem> | null>, Exclude<AnyLatchkeyError, ApiError>>(true);

const titles = useQuery({ ...queryOptions(listFeed, client), select: ({ posts }) => posts.length, enabled: false });
same<typeof titles.data, number | undefined>(true);
same<ReturnType<typeof useSuspense>, schemas.Account>(true);
function useSuspense() {
  return useSuspenseQuery(queryOptions(getAccount, client)).data;
}
const [account, post] = useQueries({
  queries: [queryOptions(getAccount, client), queryOptions(getPost, client, { params: { path: { id: "1" } } })],
});
same<typeof account.data, schemas.Account | undefined>(true);
same<typeof post.data, schemas.Post | undefined>(true);
if (post.error?.code === "API") same<typeof post.error.error, schemas.Problem>(true);

// TanStack's own function marks the key with the data's type.
const { queryKey: marked } = reactQueryOptions(queryOptions(getAccount, client));
same<typeof held, schemas.Account | undefined>(true);
const held = cache.getQueryData(marked);
same<Awaited<typeof fetched>, schemas.Feed>(true);
const fetched = cache.fetchQuery(queryOptions(listFeed, client));

const text = useQuery(queryOptions(listFeed, client, { parseAs: "text" }));
same<typeof text.data, string | undefined>(true);
const csv = useQuery(queryOptions(list, client, { accept: "text/csv" }));
same<typeof csv.data, string | undefined>(true);
const json = useQuery(queryOptions(list, client));
same<typeof json.data, schemas.Feed | undefined>(true);
// TanStack takes no undefined as data.
const nothing = useQuery(queryOptions(deletePost, client, { params: { path: { id: "1" } } }));
same<typeof nothing.data, null | undefined>(true);

const partner = useInfiniteQuery(infiniteQueryOptions(listPartnerPosts, client, { params: { query: { limit: 10 } } }));
const [first] = partner.data?.pages ?? [];
if (first !== undefined) same<typeof first.data, schemas.Feed>(true);
if (partner.error?.code === "API") same<typeof partner.error.error, schemas.Problem>(true);
const ids = useInfiniteQuery({
  ...infiniteQueryOptions(listPartnerPosts, client),
  select: ({ pages }) => pages.flatMap(({ data }) => data.posts.map(({ id }) => id)),
  maxPages: 3,
});
same<typeof ids.data, string[] | undefined>(true);
const some = cache.fetchInfiniteQuery(infiniteQueryOptions(listPartnerPosts, client));
same<Awaited<typeof some>["pages"][number]["data"], schemas.Feed>(true);
// @ts-expect-error Property '"~pages"' is missing in type
infiniteQueryOptions(listFeed, client);
// @ts-expect-error Property 'bearerAuth' is missing in type '{}' but required in type
infiniteQueryOptions(listPartnerPosts, createClient());

const publish = useMutation({ ...mutationOptions(createPost, client), onSuccess: (made) => console.log(made.title) });
publish.mutate({ body: { title: "t", text: "b" } });
same<typeof publish.data, schemas.Post | undefined>(true);
if (publish.error?.code === "API") same<typeof publish.error.error, schemas.Problem | schemas.InvalidProblem>(true);
// @ts-expect-error Property 'body' is missing
publish.mutate({});
// @ts-expect-error Expected 1-2 arguments
publish.mutate();
const read = useMutation(mutationOptions(listFeed, client));
read.mutate();
read.mutate({ params: { query: { limit: 1 } } });
// @ts-expect-error not assignable to type 'number'
read.mutate({ params: { query: { limit: "1" } } });

const key: QueryKey = queryKey(listFeed);
queryKey(listFeed, { params: { query: { limit: 10 } } });
queryKey(getPost);
queryKey(getPost, { params: { path: { id: "1" } }, signal: undefined, headers: { a: "b" } });
// @ts-expect-error 'post' does not exist
queryKey(getPost, { params: { path: { post: "1" } } });
// @ts-expect-error not assignable to type 'number'
queryKey(listFeed, { params: { query: { limit: "10" } } });
await cache.invalidateQueries({ queryKey: key });

const bare = createClient();
// @ts-expect-error Property 'bearerAuth' is missing
queryOptions(getAccount, bare);
// @ts-expect-error Property 'bearerAuth' is missing
mutationOptions(createPost, bare);
// @ts-expect-error Expected 3 arguments
queryOptions(getPost, client);
// @ts-expect-error 'post' does not exist
queryOptions(getPost, client, { params: { path: { post: "1" } } });
// @ts-expect-error 'limi' does not exist
queryOptions(listFeed, client, { params: { query: { limi: 10 } } });
// @ts-expect-error "text/html"
queryOptions(list, client, { accept: "text/html" });
queryKey(list, { accept: "text/csv" });
