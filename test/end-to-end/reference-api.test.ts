import { type Mock, startMock } from "@latchkey/cli/mock";
import { bind } from "latchkey";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as account from "../../generated/endpoints/account.ts";
import * as admin from "../../generated/endpoints/admin.ts";
import * as feed from "../../generated/endpoints/feed.ts";
import * as media from "../../generated/endpoints/media.ts";
import * as partner from "../../generated/endpoints/partner.ts";
import { createClient, createPathClient, createSession } from "../../generated/index.ts";

let mock: Mock;
let api: ReturnType<typeof everything>;

beforeAll(async () => {
  mock = await startMock({ spec: "openapi.yaml" });
  api = everything(mock.url, (await mock.issue({ scopes: ["reports:read", "reports:write"] })).accessToken);
  await api.session.signIn({ email: "ada@example.com", password: "correct horse battery" });
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

function everything(baseUrl: string, moderation: string) {
  const session = createSession({ baseUrl });
  const client = createClient({
    baseUrl,
    auth: {
      bearerAuth: session,
      partnerKey: "pk_1",
      widgetKey: "wk 1&2",
      editorCookie: "ed1",
      basicAuth: { username: "scraper", password: "pässword" },
      moderation,
    },
  });
  return { session, client, ...bind(client, { ...account, ...admin, ...feed, ...media, ...partner }) };
}

describe("what Prism finds nothing wrong with", () => {
  const path = { id: "p_1" };
  const picture = new File([new Uint8Array([1, 2, 3])], "pass.png", { type: "image/png" });
  const post = { title: "Hello", text: "The first post of the day." };
  const calls: Record<string, () => Promise<{ ok: boolean; status: number; error?: unknown }>> = {
    "a query in several styles, a header and a cookie": () =>
      api.listFeed({
        params: {
          query: { limit: 2, tags: ["travel", "food"], ids: ["p_1", "p_2"], filter: { author: "u_7" } },
          header: { "X-Request-Id": "r-1" },
          cookie: { locale: "de-CH" },
        },
      }),
    "a form": () => api.searchPosts({ body: { query: "the pass & more", tags: ["a", "b"] } }),
    "a JSON body": () => api.createPost({ body: post }),
    "a path parameter and a JSON body": () => api.updatePost({ params: { path }, body: { title: "Hi" } }),
    "a route that takes a credential or none": () => api.getPost({ params: { path } }),
    "a text body": () => api.importPosts({ body: "one\ntwo" }),
    "no content": () => api.deletePost({ params: { path } }),
    "CSV, by an operation without operationId": () => api.getFeedByIdCsv({ params: { path } }),
    "a deprecated operation": () => api.likePost({ params: { path } }),
    "a path parameter of a few words": () => api.reactToPost({ params: { path: { ...path, reaction: "laugh" } } }),
    "a body that may be left out": () => api.reportPost({ params: { path } }),
    "the second media type": () =>
      api.reportPost({
        params: { path },
        body: { reason: "spam" },
        contentType: "application/x-www-form-urlencoded",
      }),
    "a multipart body with a file": () =>
      api.uploadMedia({ body: { file: picture, details: { alt: "A pass" }, tags: ["a"] } }),
    "a matrix path": () => api.listMedia({ params: { path: { ids: ["m_1", "m_2"] } } }),
    "a label path": () => api.downloadMedia({ params: { path: { id: "m_1", format: "png" } } }),
    "read-only and write-only properties": () =>
      api.replaceAccount({ body: { email: "ada@example.com", name: "Ada", newPassword: "longer than 8" } }),
    "a binary body": () => api.putAvatar({ body: picture }),
    "a binary answer": () => api.getAvatar(),
    "an API key in a cookie": () => api.listDrafts(),
    "basic authentication": () => api.getMetrics(),
    "a scope": () => api.listReports(),
    "another scope": () => api.decideReport({ params: { path: { id: "r_1" } }, body: { state: "kept" } }),
    "a bearer token or an API key": () => api.listPartnerPosts(),
    "a bearer token and an API key": () => api.publishPartnerPost({ body: post }),
    "an API key in the query": () => api.getWidget(),
  };
  test.each(Object.entries(calls))("%s", async (_, call) => {
    const { ok, status, error } = await call();
    expect({ ok, status, error }).toMatchObject({ ok: true, error: undefined });
    expect(mock.violations).toEqual([]);
  });

  test("server-sent events, as a stream", async () => {
    const { ok, data } = await api.streamFeed();
    if (!ok || data === undefined) throw new Error("No stream");
    expect(await new Response(data).text()).toContain("data:");
  });
});

test("a public route never sees the token", async () => {
  await api.listFeed();
  expect(mock.requests.map(({ token }) => token)).toEqual(["none"]);
});

test("openapi-fetch's own shape carries each route's security", async () => {
  const paths = createPathClient(api.client);
  const { data, error } = await paths.GET("/account");
  expect({ name: data?.name, error }).toMatchObject({ name: "Ada", error: undefined });
  expect(mock.requests.map(({ token }) => token)).toEqual(["live"]);
});

test("own routes go through the same layers", async () => {
  const response = await api.client.fetch("/account", { security: [{ bearerAuth: [] }] });
  expect(response.status).toBe(200);
  await api.client.fetch("/feed");
  expect(mock.requests.map(({ token }) => token)).toEqual(["live", "none"]);
});
