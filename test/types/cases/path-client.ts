/** A path client has the routes that its client holds the credentials for. */
import type { Client as FetchClient } from "openapi-fetch";
import { type Client, createClient, createPathClient, type schemas } from "../../../generated/index.ts";
import { same } from "./same.ts";

const bare = createPathClient(createClient());
const user = createPathClient(createClient({ auth: { bearerAuth: "token" } }));
const partner = createPathClient(createClient({ auth: { partnerKey: "key" } }));
const both = createPathClient(createClient({ auth: { bearerAuth: "token", partnerKey: "key" } }));
const body = { title: "Morning on the pass", text: "The sun was up before us." };

// Public and optional security.
const page = await bare.GET("/feed", { params: { query: { limit: 10 } } });
same<typeof page.data, schemas.Feed | undefined>(true);
await bare.GET("/feed/{id}", { params: { path: { id: "p_1" } } });

// One scheme, by method: what can be read by all is not written by all.
await user.GET("/account");
await user.POST("/feed", { body });
// @ts-expect-error Argument of type '"/feed"' is not assignable to parameter of type 'PathsWithMethod<RoutesFor<Client<{}>, paths, Security>, "post">'.
await bare.POST("/feed", { body });
// @ts-expect-error Argument of type '"/account"' is not assignable to parameter of type 'never'.
await partner.PUT("/account", { body: { email: "ada@example.com", name: "Ada" } });

// OR, AND.
await user.GET("/partner/posts");
await partner.GET("/partner/posts");
await both.POST("/partner/posts", { body });
// @ts-expect-error Argument of type '"/partner/posts"' is not assignable to parameter of type
await user.POST("/partner/posts", { body });

// A wrong parameter is one here too.
// @ts-expect-error Type 'number' is not assignable to type 'string'.
await user.GET("/feed/{id}", { params: { path: { id: 1 } } });

/** What is built on openapi-fetch takes its client, and reads its paths from it. */
declare function queriesOf<Paths extends object>(client: FetchClient<Paths>): keyof Paths;
const path = queriesOf(user);
same<"/account" extends typeof path ? true : false, true>(true);

/** A union of clients has what both of them have. */
export async function ofEither(client: Client<{ bearerAuth: true }> | Client<{ partnerKey: true }>): Promise<void> {
  const either = createPathClient(client);
  await either.GET("/partner/posts");
  // @ts-expect-error is not assignable to parameter of type
  await either.PUT("/account", { body: { email: "ada@example.com", name: "Ada" } });
}
