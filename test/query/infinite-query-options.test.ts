import { InfiniteQueryObserver, QueryClient } from "@tanstack/react-query";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createClient, listPartnerPosts } from "../../generated/index.ts";
import { defineEndpoint } from "../../src/client/define-endpoint.ts";
import { ApiError, PagesError } from "../../src/errors.ts";
import { infiniteQueryOptions } from "../../src/query/infinite-query-options.ts";
import { queryKey } from "../../src/query/query-key.ts";
import { queryOptions } from "../../src/query/query-options.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

function cacheOf(): QueryClient {
  const cache = new QueryClient({ defaultOptions: { queries: { retry: 2, retryDelay: 1 } } });
  closing.push(() => cache.clear());
  return cache;
}

/** A partner's client, whose server answers by the cursor; and the queries that were sent. */
function partnerOver(answer: (cursor: string | null, request: Request) => Response | Promise<Response> | object) {
  const sent: string[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const { search, searchParams } = new URL(request.url);
    sent.push(search);
    const body = await answer(searchParams.get("cursor"), request);
    return body instanceof Response ? body : Response.json(body);
  };
  return { sent, client: createClient({ baseUrl: "https://api.example", auth: { partnerKey: "key" }, fetch }) };
}

const three = (cursor: string | null) => ({
  posts: [{ id: `after ${cursor}` }],
  next: { null: "b", b: "c", c: null }[String(cursor)],
});
const limit = { params: { query: { limit: 2 } } };

describe("an infinite query", () => {
  test("asks for a page after the other, with what the init has", async () => {
    const { client, sent } = partnerOver(three);
    const options = infiniteQueryOptions(listPartnerPosts, client, limit);
    const observer = new InfiniteQueryObserver(cacheOf(), options);
    closing.push(observer.subscribe(() => undefined));
    await vi.waitFor(() => expect(observer.getCurrentResult().hasNextPage).toBe(true));
    await observer.fetchNextPage();
    const { data, hasNextPage } = await observer.fetchNextPage();
    expect(data?.pages.flatMap((page) => page.data.posts.map(({ id }) => id))).toEqual([
      "after null",
      "after b",
      "after c",
    ]);
    expect(hasNextPage).toBe(false);
    expect(sent).toEqual(["?limit=2", "?limit=2&cursor=b", "?limit=2&cursor=c"]);
  });

  test("is asked again from its beginning, each page by what the new one before leads to", async () => {
    let round = "";
    const { client, sent } = partnerOver((cursor) => ({ posts: [], next: cursor === null ? `b${round}` : null }));
    const cache = cacheOf();
    await cache.fetchInfiniteQuery({ ...infiniteQueryOptions(listPartnerPosts, client), pages: 2 });
    round = "2";
    await cache.invalidateQueries({ queryKey: queryKey(listPartnerPosts), refetchType: "all" });
    expect(sent).toEqual(["", "?cursor=b", "", "?cursor=b2"]);
  });

  test("has a key of its own, of which that of the endpoint with less is a prefix", async () => {
    const { client } = partnerOver(three);
    const cache = cacheOf();
    const infinite = infiniteQueryOptions(listPartnerPosts, client, limit);
    await cache.fetchInfiniteQuery(infinite);
    await cache.fetchQuery(queryOptions(listPartnerPosts, client, limit));
    expect(infinite.queryKey).toEqual(["GET /partner/posts", { query: { limit: 2 }, pages: true }]);
    for (const init of [undefined, {}, limit]) {
      expect(cache.getQueryCache().findAll({ queryKey: queryKey(listPartnerPosts, init) })).toHaveLength(2);
    }
    const other = queryKey(listPartnerPosts, { params: { query: { limit: 3 } } });
    expect(cache.getQueryCache().findAll({ queryKey: other })).toEqual([]);
  });

  test("goes on from a cache that was kept as JSON", async () => {
    const { client, sent } = partnerOver(three);
    const options = infiniteQueryOptions(listPartnerPosts, client);
    const kept = JSON.stringify(await cacheOf().fetchInfiniteQuery(options));
    const cache = cacheOf();
    cache.setQueryData(options.queryKey, JSON.parse(kept));
    const observer = new InfiniteQueryObserver(cache, { ...options, staleTime: Infinity });
    closing.push(observer.subscribe(() => undefined));
    await observer.fetchNextPage();
    expect(sent).toEqual(["", "?cursor=b"]);
  });

  test("follows links", async () => {
    const list = defineEndpoint({ method: "GET", path: "/tags", pages: { items: "", next: "link" } });
    const { client, sent } = partnerOver((_, { url }) =>
      url.endsWith("page=2") ? [2] : Response.json([1], { headers: { link: '<?page=2>; rel="next"' } }),
    );
    const options = infiniteQueryOptions(list, client);
    const { pages, pageParams } = await cacheOf().fetchInfiniteQuery({ ...options, pages: 2 });
    expect(pages.map(({ data }) => data)).toEqual([[1], [2]]);
    expect(pageParams).toEqual([null, "/tags?page=2"]);
    expect(sent).toEqual(["", "?page=2"]);
  });

  test("ends with a page that leads back to an earlier one", async () => {
    const { client } = partnerOver((cursor) => ({ posts: [], next: cursor === "b" ? "c" : "b" }));
    const { pages } = await cacheOf().fetchInfiniteQuery({
      ...infiniteQueryOptions(listPartnerPosts, client),
      pages: 9,
    });
    expect(pages.map(({ next }) => next)).toEqual(["b", "c", "b"]);
  });

  test("fails with a page that leads to itself, and does not ask again", async () => {
    const { client, sent } = partnerOver(() => ({ posts: [], next: "b" }));
    const options = infiniteQueryOptions(listPartnerPosts, client, { params: { query: { cursor: "b" } } });
    await expect(cacheOf().fetchInfiniteQuery({ ...options, retry: options.retry })).rejects.toBeInstanceOf(PagesError);
    expect(sent).toHaveLength(1);
  });

  test("asks again after a fault that may pass, as often as the application says", async () => {
    const { client, sent } = partnerOver(() => Response.json({}, { status: 503 }));
    const { retry, ...options } = infiniteQueryOptions(listPartnerPosts, client);
    const failed = cacheOf().fetchInfiniteQuery({ ...options, retry: (count, error: never) => retry(count, error) });
    await expect(failed).rejects.toBeInstanceOf(ApiError);
    expect(sent).toHaveLength(3);
  });

  test("ends its request when nobody looks at it any more, or by a signal of its init", async () => {
    const signals: AbortSignal[] = [];
    const { client } = partnerOver((_, { signal }) => {
      signals.push(signal);
      return new Promise<never>(() => undefined);
    });
    const options = infiniteQueryOptions(listPartnerPosts, client);
    const leave = new InfiniteQueryObserver(cacheOf(), options).subscribe(() => undefined);
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    leave();
    await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true));
    const own = new AbortController();
    const asked = cacheOf().fetchInfiniteQuery(infiniteQueryOptions(listPartnerPosts, client, { signal: own.signal }));
    await vi.waitFor(() => expect(signals).toHaveLength(2));
    own.abort("enough");
    await expect(asked).rejects.toBe("enough");
  });
});

test("what declares no pages, and what is no client, is a mistake at once", () => {
  const { client } = partnerOver(three);
  const plain = defineEndpoint({ method: "GET", path: "/tags" }) as typeof paged;
  const paged = defineEndpoint({ method: "GET", path: "/tags", pages: { items: "", next: "link" } });
  expect(() => infiniteQueryOptions(plain, client)).toThrow(
    new TypeError("infiniteQueryOptions: GET /tags declares no pages"),
  );
  expect(() => infiniteQueryOptions(listPartnerPosts, {} as never)).toThrow(/the second argument is no client/);
});
