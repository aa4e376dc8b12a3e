/** The reference SDK with all of its credentials, and a call of every operation. */
import { bind } from "latchkey";
import * as account from "../../generated/endpoints/account.ts";
import * as admin from "../../generated/endpoints/admin.ts";
import * as feed from "../../generated/endpoints/feed.ts";
import * as media from "../../generated/endpoints/media.ts";
import * as partner from "../../generated/endpoints/partner.ts";
import { createClient, createSession } from "../../generated/index.ts";

/** All endpoints over one client. */
export type ReferenceApi = ReturnType<typeof connect>;

/** What a call of the SDK comes to. */
export type Outcome = Promise<{ readonly ok: boolean; readonly status: number; readonly error?: unknown }>;

/** Connects the reference SDK. `send` is the fetch of its calls. */
export function connect(baseUrl: string, moderation: string, send?: typeof fetch) {
  const session = createSession({ baseUrl, ...(send && { fetch: send }) });
  const client = createClient({
    baseUrl,
    ...(send && { fetch: send }),
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

const path = { id: "p_1" };
const picture = new File([new Uint8Array([1, 2, 3])], "pass.png", { type: "image/png" });
const post = { title: "Hello", text: "The first post of the day." };

/** A call of every operation that answers at once, by what is special about it. */
export const referenceCalls: Readonly<Record<string, (api: ReferenceApi) => Outcome>> = {
  "a query in several styles, a header and a cookie": (api) =>
    api.listFeed({
      params: {
        query: { limit: 2, tags: ["travel", "food"], ids: ["p_1", "p_2"], filter: { author: "u_7" } },
        header: { "X-Request-Id": "r-1" },
        cookie: { locale: "de-CH" },
      },
    }),
  "a form": (api) => api.searchPosts({ body: { query: "the pass & more", tags: ["a", "b"] } }),
  "a JSON body": (api) => api.createPost({ body: post }),
  "a path parameter and a JSON body": (api) => api.updatePost({ params: { path }, body: { title: "Hi" } }),
  "a route that takes a credential or none": (api) => api.getPost({ params: { path } }),
  "a text body": (api) => api.importPosts({ body: "one\ntwo" }),
  "no content": (api) => api.deletePost({ params: { path } }),
  "CSV, by an operation without operationId": (api) => api.getFeedByIdCsv({ params: { path } }),
  "a deprecated operation": (api) => api.likePost({ params: { path } }),
  "a path parameter of a few words": (api) => api.reactToPost({ params: { path: { ...path, reaction: "laugh" } } }),
  "a body that may be left out": (api) => api.reportPost({ params: { path } }),
  "the second media type": (api) =>
    api.reportPost({
      params: { path },
      body: { reason: "spam" },
      contentType: "application/x-www-form-urlencoded",
    }),
  "a multipart body with a file": (api) =>
    api.uploadMedia({ body: { file: picture, details: { alt: "A pass" }, tags: ["a"] } }),
  "a matrix path": (api) => api.listMedia({ params: { path: { ids: ["m_1", "m_2"] } } }),
  "a label path": (api) => api.downloadMedia({ params: { path: { id: "m_1", format: "png" } } }),
  "read-only and write-only properties": (api) =>
    api.replaceAccount({ body: { email: "ada@example.com", name: "Ada", newPassword: "longer than 8" } }),
  "a binary body": (api) => api.putAvatar({ body: picture }),
  "a binary answer": (api) => api.getAvatar(),
  "an API key in a cookie": (api) => api.listDrafts(),
  "basic authentication": (api) => api.getMetrics(),
  "a scope": (api) => api.listReports(),
  "another scope": (api) => api.decideReport({ params: { path: { id: "r_1" } }, body: { state: "kept" } }),
  "a bearer token or an API key": (api) => api.listPartnerPosts(),
  "a bearer token and an API key": (api) => api.publishPartnerPost({ body: post }),
  "an API key in the query": (api) => api.getWidget(),
};
