import { createServer } from "node:http";
import { QueryClient, QueryObserver, type QueryClientConfig } from "@tanstack/react-query";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createClient, createSession, deletePost, getAccount, getPost, listFeed } from "../../generated/index.ts";
import { ApiError, OfflineError, SignedOutError } from "../../src/errors.ts";
import { queryKey } from "../../src/query/query-key.ts";
import { queryOptions } from "../../src/query/query-options.ts";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A cache as an application makes it. */
function cacheWith(options: QueryClientConfig = {}): QueryClient {
  const cache = new QueryClient(options);
  cache.mount();
  closing.push(() => (cache.unmount(), cache.clear()));
  return cache;
}

/** A client whose requests are answered in turn, the last answer for all that come after; and what was sent. */
function clientOver(...answers: readonly (() => Response | Promise<Response>)[]) {
  const sent: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    sent.push(request);
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    if (answer === undefined) throw new Error("There is no answer");
    return answer();
  };
  return { sent, client: createClient({ baseUrl: "https://api.example", auth: { bearerAuth: "t0ken" }, fetch }) };
}

const posts = { posts: [{ id: "p_1" }] };
const status = (number: number) => () => Response.json({ title: "No" }, { status: number });
/** As often as a browser would, without the pauses. */
const eager: QueryClientConfig = { defaultOptions: { queries: { retry: 2, retryDelay: 1 } } };

describe("a query", () => {
  test("brings the data, kept under the key of its endpoint and init", async () => {
    const { client, sent } = clientOver(() => Response.json(posts));
    const cache = cacheWith();
    const init = { params: { query: { limit: 10 } } };
    await expect(cache.fetchQuery(queryOptions(listFeed, client, init))).resolves.toEqual(posts);
    expect(sent[0]?.url).toBe("https://api.example/feed?limit=10");
    expect(cache.getQueryData(queryKey(listFeed, init))).toEqual(posts);
  });

  test("is asked again when its endpoint is invalidated, whatever its parameters are; another endpoint's is not", async () => {
    const { client, sent } = clientOver(() => Response.json(posts));
    const cache = cacheWith();
    const ten = queryOptions(listFeed, client, { params: { query: { limit: 10 } } });
    const post = queryOptions(getPost, client, { params: { path: { id: "p_1" } } });
    await Promise.all([cache.fetchQuery(ten), cache.fetchQuery(post)]);
    await cache.invalidateQueries({ queryKey: queryKey(listFeed), refetchType: "all" });
    expect(sent.map(({ url }) => url.slice("https://api.example".length))).toEqual([
      "/feed?limit=10",
      "/feed/p_1",
      "/feed?limit=10",
    ]);
  });

  test("is null where there is no content, which TanStack Query would take for a mistake", async () => {
    const { client } = clientOver(() => new Response(null, { status: 204 }));
    const options = queryOptions(deletePost, client, { params: { path: { id: "p_1" } } });
    await expect(cacheWith().fetchQuery(options)).resolves.toBeNull();
  });

  test("fails with the answer outside the 2xx class", async () => {
    const { client } = clientOver(status(404));
    const failed = cacheWith().fetchQuery(queryOptions(getPost, client, { params: { path: { id: "p_1" } } }));
    await expect(failed).rejects.toBeInstanceOf(ApiError);
    await expect(failed).rejects.toMatchObject({ status: 404, error: { title: "No" }, path: "/feed/{id}" });
  });

  test("ends its request at the server when nobody looks at it any more", async () => {
    let arrived = false;
    let left = false;
    const server = createServer((_, response) => {
      arrived = true;
      response.on("close", () => (left = true));
    });
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    closing.push(() => server.close());
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const client = createClient({ baseUrl: `http://127.0.0.1:${port}` });
    const leave = new QueryObserver(cacheWith(), queryOptions(listFeed, client)).subscribe(() => undefined);
    await vi.waitFor(() => expect(arrived).toBe(true));
    leave();
    await vi.waitFor(() => expect(left).toBe(true));
  });

  test("is ended by a signal of its init, too", async () => {
    const { client, sent } = clientOver(() => new Promise<never>(() => undefined));
    const own = new AbortController();
    const asked = new QueryObserver(cacheWith(eager), queryOptions(listFeed, client, { signal: own.signal }));
    closing.push(asked.subscribe(() => undefined));
    await vi.waitFor(() => expect(sent.length).toBe(1));
    own.abort(new Error("enough"));
    await vi.waitFor(() => expect(asked.getCurrentResult().error).toEqual(new Error("enough")));
    expect([sent.length, asked.getCurrentResult().failureCount]).toEqual([1, 1]);
  });

  test("of many on an expired session makes one refresh", async () => {
    let refreshes = 0;
    const fetch = async ({ url, headers }: Request): Promise<Response> => {
      if (url.endsWith("/auth/refresh")) {
        refreshes++;
        return Response.json({ accessToken: "new", refreshToken: "r2", expiresIn: 60 });
      }
      return headers.get("authorization") === "Bearer new" ? Response.json({ name: "Ada" }) : status(401)();
    };
    const session = createSession({ baseUrl: "https://api.example", fetch });
    await session.start({ accessToken: "old", refreshToken: "r1" });
    const client = createClient({ baseUrl: "https://api.example", auth: { bearerAuth: session }, fetch });
    const all = [cacheWith(), cacheWith(), cacheWith()].map((cache) =>
      cache.fetchQuery(queryOptions(getAccount, client)),
    );
    await expect(Promise.all(all)).resolves.toEqual([{ name: "Ada" }, { name: "Ada" }, { name: "Ada" }]);
    expect(refreshes).toBe(1);
  });

  test.each([
    ["an endpoint", {}, createClient(), "queryOptions: the first argument is no endpoint"],
    ["a client", listFeed, {}, "queryOptions: the second argument is no client; make one by createClient"],
  ])("is refused at once without %s", (_, endpoint, client, message) => {
    expect(() => queryOptions(endpoint as typeof listFeed, client as never)).toThrow(new TypeError(message));
  });
});

/** How often the application's cache sends the query; it is not alone. */
async function timesSent(config: QueryClientConfig, answer: () => Response | Promise<Response>, own = {}) {
  const { client, sent } = clientOver(answer);
  const cache = cacheWith(config);
  const options = { retryDelay: 1, ...queryOptions(getAccount, client), ...own };
  const observer = new QueryObserver(cache, options);
  const end = observer.subscribe(() => undefined);
  await vi.waitFor(() => expect(observer.getCurrentResult().status).toBe("error"));
  end();
  return sent.length;
}

describe("a fault", () => {
  test.each([[500], [503], [429], [408]])(
    "that may pass, a %i, is asked again for as often as the application says",
    async (number) => {
      expect(await timesSent(eager, status(number))).toBe(3);
      expect(await timesSent({ defaultOptions: { queries: { retry: false } } }, status(number))).toBe(1);
      expect(await timesSent({ defaultOptions: { queries: { retry: (count) => count < 1 } } }, status(number))).toBe(2);
    },
  );

  test.each([[400], [404], [403], [422]])("that would come again, a %i, is not", async (number) => {
    expect(await timesSent({ defaultOptions: { queries: { retry: true } } }, status(number))).toBe(1);
  });

  test("is asked again by the rules for its key, where there are any", async () => {
    const { client, sent } = clientOver(status(503));
    const cache = cacheWith({ defaultOptions: { queries: { retry: false, retryDelay: 1 } } });
    cache.setQueryDefaults(queryKey(getAccount), { retry: 1 });
    const observer = new QueryObserver(cache, queryOptions(getAccount, client));
    const end = observer.subscribe(() => undefined);
    await vi.waitFor(() => expect(observer.getCurrentResult().status).toBe("error"));
    end();
    expect(sent.length).toBe(2);
  });

  test("is asked again three times where nobody says anything, and never on a server", async () => {
    expect(await timesSent({}, status(503))).toBe(1);
    vi.stubGlobal("window", globalThis);
    closing.push(() => vi.unstubAllGlobals());
    expect(await timesSent({}, status(503))).toBe(4);
  });

  test("of a lost connection is, of a session that is signed out or of a slip in code is not", async () => {
    const throwing = (error: Error) => async () => {
      throw error;
    };
    expect(await timesSent(eager, throwing(new TypeError("fetch failed")))).toBe(3); // As a ConnectionError.
    const { retry } = queryOptions(getAccount, createClient({ auth: { bearerAuth: "t" } }));
    expect(retry(0, new SignedOutError("x") as never)).toBe(false);
    vi.stubGlobal("window", globalThis);
    closing.push(() => vi.unstubAllGlobals());
    expect(retry(0, new OfflineError("x", { phase: "first" }))).toBe(true);
    expect(retry(3, new OfflineError("x", { phase: "first" }))).toBe(false);
    expect(retry(0, new TypeError("x") as never)).toBe(false);
    expect(retry(0, new Error("of a middleware") as never)).toBe(true);
  });

  test("of a query whose options are overridden goes by those", async () => {
    expect(await timesSent(eager, status(404), { retry: 1 })).toBe(2);
  });
});
