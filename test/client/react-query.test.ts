import { QueryClient } from "@tanstack/react-query";
import createQueries from "openapi-react-query";
import { expect, test } from "vitest";
import { createClient, createPathClient } from "../../generated/index.ts";

const posts = [{ id: "p_1" }];

/** The reference API's path client under openapi-react-query, and what was sent through it. */
function queriesOver(answer: () => Response) {
  const sent: Request[] = [];
  const fetch = async (request: Request) => {
    sent.push(request);
    return answer();
  };
  const client = createClient({ baseUrl: "https://api.example", fetch, auth: { bearerAuth: "t0ken" } });
  return { sent, queries: createQueries(createPathClient(client)), cache: new QueryClient() };
}

test("openapi-react-query asks through the path client, each value as the document says", async () => {
  const { sent, queries, cache } = queriesOver(() => Response.json(posts));
  const options = queries.queryOptions("get", "/feed", { params: { query: { ids: ["a", "b"] } } });
  const data = await cache.fetchQuery(options);
  expect(data).toEqual(posts);
  expect(sent.map(({ method, url }) => [method, url])).toEqual([["GET", "https://api.example/feed?ids=a%7Cb"]]);
});

test("a secured route carries its credential there too", async () => {
  const { sent, queries, cache } = queriesOver(() => Response.json({ id: "u_1" }));
  await cache.fetchQuery(queries.queryOptions("get", "/account"));
  expect(sent[0]?.headers.get("authorization")).toBe("Bearer t0ken");
});

test("an answer outside the 2xx class is the query's error", async () => {
  const { queries, cache } = queriesOver(() => Response.json({ title: "No" }, { status: 403 }));
  const failed = cache.fetchQuery({ ...queries.queryOptions("get", "/feed"), retry: false });
  await expect(failed).rejects.toEqual({ title: "No" });
});
