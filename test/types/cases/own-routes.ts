/** Own routes say what they require, and the compiler holds them to it. */
import type { DataOf, ErrorOf } from "latchkey";
import { createClient, defineEndpoint, type schemas, typesOf } from "../../../generated/index.ts";
import type { operations } from "../../../generated/schema.ts";
import { same } from "./same.ts";

const bare = createClient();
const user = createClient({ auth: { bearerAuth: "token" } });
const partner = createClient({ auth: { partnerKey: "key" } });
const both = createClient({ auth: { bearerAuth: "token", partnerKey: "key" } });

// `typesOf` brings the types of an operation, and leaves `security` to be read.
const publish = defineEndpoint({
  method: "POST",
  path: "/feed",
  security: [{ bearerAuth: [] }],
  types: typesOf<operations["createPost"]>(),
});
const published = await publish(user, { body: { title: "Morning", text: "The sun was up.", tags: undefined } });
if (published.ok) same<typeof published.data, schemas.Post>(true);
if (published.status === 422) same<typeof published.error, schemas.InvalidProblem>(true);
same<DataOf<typeof publish>, schemas.Post>(true);
same<ErrorOf<typeof publish>, schemas.Problem | schemas.InvalidProblem>(true);
// @ts-expect-error Property 'bearerAuth' is missing in type '{}' but required in type '{ bearerAuth: true; }'.
await publish(bare, { body: { title: "Morning", text: "The sun was up." } });
// @ts-expect-error Expected 2 arguments, but got 1.
await publish(user);
// @ts-expect-error Property 'text' is missing in type '{ title: string; }' but required in type
await publish(user, { body: { title: "Morning" } });

const read = defineEndpoint({ method: "GET", path: "/feed/{id}", types: typesOf<operations["getPost"]>() });
await read(bare, { params: { path: { id: "p_1" } } });
// @ts-expect-error Expected 2 arguments, but got 1.
await read(bare);
// @ts-expect-error Type 'number' is not assignable to type 'string'.
await read(bare, { params: { path: { id: 1 } } });

const list = defineEndpoint({ method: "GET", path: "/feed", types: typesOf<operations["listFeed"]>() });
await list(bare);
await list(bare, { params: { query: { limit: undefined } } });
const page = await list(bare);
if (page.status === 200) same<typeof page.data, schemas.Feed>(true);
if (page.status === 500) same<typeof page.error, schemas.Problem>(true);

const remove = defineEndpoint({
  method: "DELETE",
  path: "/feed/{id}",
  security: [{ bearerAuth: [] }],
  types: typesOf<operations["deletePost"]>(),
});
same<DataOf<typeof remove>, undefined>(true);

// OR, AND, optional, and nothing.
const either = defineEndpoint({ method: "GET", path: "/x", security: [{ bearerAuth: [] }, { partnerKey: [] }] });
await either(user);
await either(partner);
// @ts-expect-error Property 'bearerAuth' is missing in type '{}' but required in type '{ bearerAuth: true; }'.
await either(bare);
const all = defineEndpoint({ method: "GET", path: "/x", security: [{ bearerAuth: [], partnerKey: [] }] });
await all(both);
// @ts-expect-error Property 'partnerKey' is missing in type '{ bearerAuth: true; }' but required in type '{ bearerAuth: true; partnerKey: true; }'.
await all(user);
const optional = defineEndpoint({ method: "GET", path: "/x", security: [{ bearerAuth: [] }, {}] });
await optional(bare);
const open = defineEndpoint({ method: "GET", path: "/x", security: [] });
await open(bare);

// Without types everything may be given, and nothing is known of the answer.
const untyped = defineEndpoint({ method: "POST", path: "/x" });
const answer = await untyped(bare, { params: { query: { limit: 1 } }, body: { anything: true } });
if (answer.ok) same<typeof answer.data, unknown>(true);
// @ts-expect-error 'pathh' does not exist in type
defineEndpoint({ method: "GET", path: "/x", pathh: "/y" });

// `client.fetch` attaches what `security` names, and asks the client for it.
same<Awaited<ReturnType<typeof bare.fetch>>, Response>(true);
await bare.fetch("/feed");
await bare.fetch("/feed", { method: "POST", body: "text", security: undefined, headers: { "x-app": undefined } });
await user.fetch("/account", { security: [{ bearerAuth: [] }] });
await partner.fetch("/partner", { security: [{ bearerAuth: [] }, { partnerKey: [] }] });
await bare.fetch("/account", { security: [{ bearerAuth: [] }, {}] });
// @ts-expect-error Property 'bearerAuth' is missing in type '{}' but required in type '{ bearerAuth: true; }'.
await bare.fetch("/account", { security: [{ bearerAuth: [] }] });
// @ts-expect-error Property 'partnerKey' is missing in type '{ bearerAuth: true; }' but required in type '{ bearerAuth: true; partnerKey: true; }'.
await user.fetch("/account", { security: [{ bearerAuth: [], partnerKey: [] }] });
// @ts-expect-error Property 'bearerAuth' is missing in type '{}' but required in type '{ bearerAuth: true; }'.
await bare.fetch("/account", { security: [{ bearerAuth: [] }, { partnerKey: [] }] });
