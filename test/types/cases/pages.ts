/** `pages` takes endpoints that declare pages, and knows their items. */
import { defineEndpoint, type PageRule, type Pages, pages, typesOf } from "latchkey";
import { createClient, listFeed, listPartnerPosts, type schemas } from "../../../generated/index.ts";
import { same } from "./same.ts";

const bare = createClient();
const partner = createClient({ auth: { partnerKey: "key" } });

const posts = pages(listPartnerPosts, partner, { params: { query: { limit: 10, cursor: undefined } }, timeout: 1000 });
same<typeof posts, Pages<schemas.Post, schemas.Feed>>(true);
for await (const post of posts) same<typeof post, schemas.Post>(true);
for await (const page of posts.byPage()) same<typeof page, schemas.Feed>(true);

// @ts-expect-error Property '"~pages"' is missing in type
pages(listFeed, bare);
// @ts-expect-error Property 'bearerAuth' is missing in type '{}' but required in type
pages(listPartnerPosts, bare);
// @ts-expect-error 'limt' does not exist in type
pages(listPartnerPosts, partner, { params: { query: { limt: 10 } } });
// @ts-expect-error 'parseAs' does not exist in type
pages(listPartnerPosts, partner, { parseAs: "text" });

// Endpoints by hand.
interface Lists {
  parameters: { path: { kind: string }; query?: { page?: number } };
  responses: {
    200: { content: { "application/json": { found?: { "a/b~c": readonly { id: string }[] | null }; total: number } } };
    206: { content: { "application/json": { partial: true } } };
    default: { content: { "application/json": { title: string } } };
  };
}
const route = { method: "GET", path: "/lists/{kind}", types: typesOf<Lists>() } as const;
const kind = { params: { path: { kind: "new" } } };
const lists = defineEndpoint({ ...route, pages: { items: "/found/a~1b~0c", next: { query: "page", by: 1 } } });
for await (const item of pages(lists, bare, kind)) same<typeof item, { id: string }>(true);
// @ts-expect-error Expected 3 arguments, but got 2.
pages(lists, bare);

const totals = defineEndpoint({ ...route, pages: { items: "/total", next: "link" } });
for await (const item of pages(totals, bare, kind)) same<typeof item, unknown>(true);

declare const rule: PageRule;
const some = defineEndpoint({ method: "GET", path: "/some", pages: rule });
for await (const item of pages(some, bare)) same<typeof item, unknown>(true);

const secured = defineEndpoint({
  method: "GET",
  path: "/secured",
  security: [{ bearerAuth: [] }],
  pages: { items: "", next: "link" },
});
// @ts-expect-error Property 'bearerAuth' is missing in type '{}' but required in type
pages(secured, bare);
// @ts-expect-error Type '"header"' is not assignable to type
defineEndpoint({ method: "GET", path: "/x", pages: { items: "", next: "header" } });
