/** `bind` takes the endpoints that its client fits, and leaves their first parameter out. */
import {
  bind,
  type Client,
  createClient,
  createPost,
  getAccount,
  getPost,
  listFeed,
  listPartnerPosts,
  publishPartnerPost,
  type schemas,
} from "../../../generated/index.ts";
import * as auth from "../../../generated/endpoints/auth.ts";
import * as feed from "../../../generated/endpoints/feed.ts";
import * as partner from "../../../generated/endpoints/partner.ts";
import { same } from "./same.ts";

const bare = createClient();
const user = createClient({ auth: { bearerAuth: "token" } });
const body = { title: "Morning on the pass", text: "The sun was up before us." };

const posts = bind(user, { listFeed, getPost, createPost, listPartnerPosts });
same<keyof typeof posts, "listFeed" | "getPost" | "createPost" | "listPartnerPosts">(true);
await posts.listFeed();
await posts.listFeed({ params: { query: { limit: undefined } } });
const created = await posts.createPost({ body });
if (created.status === 201) same<typeof created.data, schemas.Post>(true);
const text = await posts.createPost({ body, parseAs: "text" });
if (text.ok) same<typeof text.data, string>(true);
const unsaid = await posts.createPost({ body, parseAs: undefined });
if (unsaid.ok) same<typeof unsaid.data, schemas.Post>(true);
// @ts-expect-error Expected 1 arguments, but got 0.
await posts.createPost();
// @ts-expect-error Type 'number' is not assignable to type 'string'.
await posts.createPost({ body: { title: 1, text: "" } });
// @ts-expect-error Property 'getAccount' does not exist on type
void posts.getAccount;

// A whole file of endpoints.
const whole = bind(user, feed);
await whole.getPost({ params: { path: { id: "p_1" } } });
same<Parameters<typeof whole.listFeed>[0], Parameters<typeof posts.listFeed>[0]>(true);
bind(user, auth);

// The error stands at the endpoint that does not fit.
bind(bare, {
  listFeed,
  getPost,
  // @ts-expect-error Property 'bearerAuth' is missing in type '{}' but required in type '{ bearerAuth: true; }'.
  getAccount,
});
bind(user, {
  listPartnerPosts,
  // @ts-expect-error Property 'partnerKey' is missing in type '{ bearerAuth: true; }' but required in type '{ bearerAuth: true; partnerKey: true; }'.
  publishPartnerPost,
});
// @ts-expect-error Property 'bearerAuth' is missing in type '{}' but required in type '{ bearerAuth: true; }'.
bind(bare, { listPartnerPosts });
// @ts-expect-error Property 'bearerAuth' is missing in type '{}' but required in type '{ bearerAuth: true; }'.
bind(bare, feed);
// @ts-expect-error Property 'partnerKey' is missing in type '{ bearerAuth: true; }' but required in type '{ bearerAuth: true; partnerKey: true; }'.
bind(user, partner);
// @ts-expect-error Property 'operation' is missing in type '() => string' but required in type 'EndpointFor<Client<{}>>'.
bind(bare, { now: () => "now" });

/** What an application injects, by its type alone. */
export interface FeedService {
  createPost(init: { body: schemas.NewPost }): Promise<{ ok: boolean }>;
}
const service: FeedService = posts;
void service;

/** Generic over the client, as a factory of services is. */
export function servicesOf<C extends Client<{ bearerAuth: true }>>(
  client: C,
): { account: () => Promise<{ ok: boolean }> } {
  const { getAccount: account } = bind(client, { getAccount, listFeed });
  return { account };
}
