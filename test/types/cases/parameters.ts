/** Parameters are those of the document: names, types, and which must be there. */
import { createClient, getPost, listFeed, listMedia, reactToPost, signOut } from "../../../generated/index.ts";

const client = createClient({ auth: { bearerAuth: "token" } });

await getPost(client, { params: { path: { id: "p_1" } } });
await listMedia(client, { params: { path: { ids: ["m_1", "m_2"] } } });
await reactToPost(client, { params: { path: { id: "p_1", reaction: "like" } } });
await listFeed(client, {
  params: {
    query: { limit: 10, tags: ["travel"], filter: { author: "u_7" } },
    header: { "X-Request-Id": "r_1" },
    cookie: { locale: "de" },
  },
});

// Init may be left out exactly where nothing in it is required.
await listFeed(client);
await listFeed(client, undefined);
await listFeed(client, {});
await signOut(client);
// @ts-expect-error Expected 2 arguments, but got 1.
await getPost(client);
// @ts-expect-error Type 'undefined' is not assignable to type '{ params: { path: { id: string; }; }; }'.
await getPost(client, undefined);
// @ts-expect-error Property 'params' is missing in type '{}' but required in type '{ params: { path: { id: string; }; }; }'.
await getPost(client, {});
// @ts-expect-error Property 'path' is missing in type '{}' but required in type '{ path: { id: string; }; }'.
await getPost(client, { params: {} });
// @ts-expect-error Property 'reaction' is missing in type '{ id: string; }' but required in type
await reactToPost(client, { params: { path: { id: "p_1" } } });

// Wrong types, wrong names, wrong places.
// @ts-expect-error Type 'number' is not assignable to type 'string'.
await getPost(client, { params: { path: { id: 1 } } });
// @ts-expect-error Type 'undefined' is not assignable to type 'string'.
await getPost(client, { params: { path: { id: undefined } } });
// @ts-expect-error 'ID' does not exist in type '{ id: string; }'. Did you mean to write 'id'?
await getPost(client, { params: { path: { ID: "p_1" } } });
// @ts-expect-error 'slug' does not exist in type '{ id: string; }'.
await getPost(client, { params: { path: { id: "p_1", slug: "x" } } });
// @ts-expect-error 'query' does not exist in type '{ path: { id: string; }; }'.
await getPost(client, { params: { path: { id: "p_1" }, query: { limit: 1 } } });
// @ts-expect-error Type 'string' is not assignable to type 'number'.
await listFeed(client, { params: { query: { limit: "10" } } });
// @ts-expect-error but 'limt' does not exist in type
await listFeed(client, { params: { query: { limt: 10 } } });
// @ts-expect-error Type 'string' is not assignable to type 'readonly string[]'.
await listFeed(client, { params: { query: { tags: "travel" } } });
// @ts-expect-error 'since_' does not exist in type
await listFeed(client, { params: { query: { filter: { since_: "2026-01-01" } } } });
// @ts-expect-error 'query' does not exist in type
await listFeed(client, { query: { limit: 10 } });
// @ts-expect-error '"x-request-id"' does not exist in type
await listFeed(client, { params: { header: { "x-request-id": "r_1" } } });
// @ts-expect-error "wave"' is not assignable to type
await reactToPost(client, { params: { path: { id: "p_1", reaction: "wave" } } });

/** An optional input takes what may be missing, at every depth. */
export async function handOn(
  limit: number | undefined,
  author: string | undefined,
  query: { limit?: number | undefined } | undefined,
  options: { signal?: AbortSignal | undefined; timeout?: number | undefined },
): Promise<void> {
  await listFeed(client, { params: undefined });
  await listFeed(client, { params: { query, header: undefined, cookie: undefined } });
  await listFeed(client, { params: { query: { limit, filter: { author } }, header: { "X-Request-Id": undefined } } });
  await listFeed(client, { ...options, headers: undefined, parseAs: undefined, cache: undefined, mode: undefined });
  await listFeed(client, { credentials: undefined, keepalive: undefined, priority: undefined, duplex: undefined });
}

// What belongs to the client is no call's.
// @ts-expect-error 'baseUrl' does not exist in type
await listFeed(client, { baseUrl: "https://feed.example" });
// @ts-expect-error 'fetch' does not exist in type
await listFeed(client, { fetch });
// @ts-expect-error 'redirect' does not exist in type
await listFeed(client, { redirect: "manual" });
// @ts-expect-error 'body' does not exist in type
await listFeed(client, { body: {} });
