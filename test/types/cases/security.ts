/** A secured call compiles exactly on a client that holds what the operation requires. */
import {
  type Client,
  createClient,
  createPost,
  createSession,
  getAccount,
  getMetrics,
  getPost,
  getWidget,
  listFeed,
  listPartnerPosts,
  publishPartnerPost,
} from "../../../generated/index.ts";

const bare = createClient();
const user = createClient({ auth: { bearerAuth: "token" } });
const partner = createClient({ auth: { partnerKey: "key" } });
const widget = createClient({ auth: { widgetKey: "key" } });
const both = createClient({ auth: { bearerAuth: createSession(), partnerKey: "key" } });
const body = { title: "Morning on the pass", text: "The sun was up before us." };

// Public and optional security: every client will do.
await listFeed(bare);
await listFeed(both);
await getPost(bare, { params: { path: { id: "p_1" } } });
await getPost(user, { params: { path: { id: "p_1" } } });

// One scheme: a client that holds it, or holds more.
await getAccount(user);
await getAccount(both);
// @ts-expect-error Property 'bearerAuth' is missing in type '{}' but required in type '{ bearerAuth: true; }'.
await getAccount(bare);
// @ts-expect-error Property 'bearerAuth' is missing in type '{ partnerKey: true; }' but required in type '{ bearerAuth: true; }'.
await getAccount(partner);
// @ts-expect-error Property 'bearerAuth' is missing in type '{ widgetKey: true; }' but required in type '{ bearerAuth: true; }'.
await createPost(widget, { body });
// @ts-expect-error Property 'basicAuth' is missing in type '{ bearerAuth: true; }' but required in type '{ basicAuth: true; }'.
await getMetrics(user);
// @ts-expect-error Property 'widgetKey' is missing in type '{ partnerKey: true; }' but required in type '{ widgetKey: true; }'.
await getWidget(partner);

// OR: either alternative, not a third scheme.
await listPartnerPosts(user);
await listPartnerPosts(partner);
await listPartnerPosts(both);
// @ts-expect-error Property 'bearerAuth' is missing in type '{}' but required in type '{ bearerAuth: true; }'.
await listPartnerPosts(bare);
// @ts-expect-error Property 'bearerAuth' is missing in type '{ widgetKey: true; }' but required in type '{ bearerAuth: true; }'.
await listPartnerPosts(widget);

// AND: all of them, not half.
await publishPartnerPost(both, { body });
// @ts-expect-error Property 'partnerKey' is missing in type '{ bearerAuth: true; }' but required in type '{ bearerAuth: true; partnerKey: true; }'.
await publishPartnerPost(user, { body });
// @ts-expect-error Property 'bearerAuth' is missing in type '{ partnerKey: true; }' but required in type '{ bearerAuth: true; partnerKey: true; }'.
await publishPartnerPost(partner, { body });
// @ts-expect-error missing the following properties from type '{ bearerAuth: true; partnerKey: true; }': bearerAuth, partnerKey
await publishPartnerPost(bare, { body });

/** A client by its interface, as applications hand it on. */
export async function asParameter(client: Client, signedIn: Client<{ bearerAuth: true }>): Promise<void> {
  await getAccount(signedIn);
  // @ts-expect-error Property 'bearerAuth' is missing in type '{}' but required in type '{ bearerAuth: true; }'.
  await getAccount(client);
}

/** Generic code keeps what it asks for, and no more. */
export async function asTypeParameter<C extends Client<{ bearerAuth: true }>>(client: C): Promise<void> {
  await getAccount(client);
  await listPartnerPosts(client);
  // @ts-expect-error Property 'partnerKey' is missing in type '{ bearerAuth: true; }' but required in type '{ bearerAuth: true; partnerKey: true; }'.
  await publishPartnerPost(client, { body });
}

/** One client or another: what both can do. */
export async function asUnion(client: Client<{ bearerAuth: true }> | Client<{ partnerKey: true }>): Promise<void> {
  await listPartnerPosts(client);
  // @ts-expect-error Property 'bearerAuth' is missing in type '{ partnerKey: true; }' but required in type '{ bearerAuth: true; }'.
  await getAccount(client);
}
