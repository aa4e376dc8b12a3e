/** A client holds the schemes that it is given, each with what its scheme takes. */
import type { BearerCredential } from "latchkey";
import type { CreateClient } from "latchkey/generated";
import { type Auth, type Client, createClient, createSession, getAccount } from "../../../generated/index.ts";
import { same } from "./same.ts";

const empty = createClient();
same<typeof empty, Client>(true);
const token = createClient({ auth: { bearerAuth: "token" } });
same<typeof token, Client<{ bearerAuth: true }>>(true);
const session = createClient({ auth: { bearerAuth: createSession() } });
same<typeof session, Client<{ bearerAuth: true }>>(true);
const several = createClient({
  auth: {
    bearerAuth: async () => "token",
    partnerKey: () => "key",
    basicAuth: { username: "scraper", password: "secret" },
    moderation: "token",
  },
});
same<typeof several, Client<{ bearerAuth: true; partnerKey: true; basicAuth: true; moderation: true }>>(true);

// A client that holds more fits where less is asked for, not the other way round.
const less: Client<{ bearerAuth: true }> = several;
const least: Client = less;
// @ts-expect-error Property 'bearerAuth' is missing in type '{}' but required in type '{ bearerAuth: true; }'.
const more: Client<{ bearerAuth: true }> = least;
// @ts-expect-error Property 'bearerAuth' is missing in type '{}' but required in type '{ bearerAuth: true; }'.
const wished: Client<{ bearerAuth: true }> = createClient();
// @ts-expect-error Property 'bearerAuth' is missing in type '{}' but required in type '{ bearerAuth: true; }'.
await getAccount(createClient());

// Each scheme takes its own kind of credential, under the name that the document gives it.
// @ts-expect-error 'bearer' does not exist in type
createClient({ auth: { bearer: "token" } });
// @ts-expect-error but 'bearerauth' does not exist in type
createClient({ auth: { bearerauth: "token" } });
// @ts-expect-error 'bearer' does not exist in type
createClient({ auth: { bearerAuth: "token", bearer: "token" } });
// @ts-expect-error Type 'number' is not assignable to type 'BearerCredential'.
createClient({ auth: { bearerAuth: 1 } });
// @ts-expect-error Type 'string' is not assignable to type 'BasicCredential'.
createClient({ auth: { basicAuth: "scraper:secret" } });
// @ts-expect-error Property 'password' is missing in type '{ username: string; }' but required in type 'UserPassword'.
createClient({ auth: { basicAuth: { username: "scraper" } } });
// @ts-expect-error is not assignable to type 'ApiKeyCredential'.
createClient({ auth: { partnerKey: createSession() } });

/** What may be missing is not held. */
export function perhaps(bearerAuth: string | undefined, isSignedIn: boolean, auth: { bearerAuth?: string }): void {
  // @ts-expect-error Type 'undefined' is not assignable to type 'BearerCredential'.
  createClient({ auth: { bearerAuth } });
  // @ts-expect-error Property 'bearerAuth' is missing in type '{}' but required in type '{ bearerAuth: BearerCredential; }'.
  createClient({ auth: isSignedIn ? { bearerAuth: "token" } : {} });
  // @ts-expect-error Property 'bearerAuth' is optional in type '{ bearerAuth?: string; }' but required in type '{ bearerAuth: BearerCredential; }'.
  createClient({ auth });
  const bare = createClient({ auth: {}, baseUrl: undefined, timeout: undefined, headers: undefined, fetch: undefined });
  same<typeof bare, Client>(true);
  const unsaid = createClient({ auth: undefined });
  same<typeof unsaid, Client>(true);
}

createClient({
  baseUrl: "https://feed.example",
  timeout: 1000,
  online: () => true,
  retryOn: [401],
  allowInsecure: true,
});
createClient({ middleware: [(call, next) => next(call)], headers: { "x-app": undefined }, credentials: "omit" });
// @ts-expect-error but 'baseURL' does not exist in type 'CreateClientOptions<Auth, "http://127.0.0.1:4010", never>'. Did you mean to write 'baseUrl'?
createClient({ baseURL: "https://feed.example" });
// @ts-expect-error Type 'string' is not assignable to type 'number'.
createClient({ timeout: "1s" });

/** Where the document names no absolute server, the base URL is the application's to give. */
export function withoutServer(create: CreateClient<{ bearerAuth: BearerCredential }, undefined>): void {
  const client = create({ baseUrl: "https://feed.example", auth: { bearerAuth: "token" } });
  same<typeof client, Client<{ bearerAuth: true }>>(true);
  // @ts-expect-error Expected 1 arguments, but got 0.
  create();
  // @ts-expect-error Property 'baseUrl' is missing in type '{}' but required in type '{ baseUrl: string; }'.
  create({});
  // @ts-expect-error Property 'baseUrl' is missing in type '{ auth: { bearerAuth: string; }; }' but required in type '{ baseUrl: string; }'.
  create({ auth: { bearerAuth: "token" } });
  // @ts-expect-error Type 'undefined' is not assignable to type 'string'.
  create({ baseUrl: undefined });
}

// oxlint-disable-next-line typescript/no-empty-object-type -- what is generated for a document without schemes
interface NoSchemes {}

/** Without schemes there is nothing to hold. */
export function withoutSchemes(create: CreateClient<NoSchemes, "https://feed.example">): void {
  same<ReturnType<typeof create>, Client>(true);
  // @ts-expect-error Type 'string' is not assignable to type 'never'.
  create({ auth: { bearerAuth: "token" } });
}

same<keyof Auth, "bearerAuth" | "partnerKey" | "widgetKey" | "editorCookie" | "basicAuth" | "moderation">(true);
void more;
void wished;
