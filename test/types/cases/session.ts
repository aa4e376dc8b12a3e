/** A wired session takes the body of its sign-in, and answers what the operations answer. */
import type { StoredTokens } from "latchkey";
import type { CreateSession, ScopedSessionOptions } from "latchkey/generated";
import { createClient, createSession, getAccount, type schemas, type Session } from "../../../generated/index.ts";
import { same } from "./same.ts";

const session = createSession();
same<typeof session, Session>(true);
createSession({ baseUrl: undefined, refreshAhead: undefined, leeway: 30, allowInsecure: undefined });
const kept = new Map<string, StoredTokens>();
createSession({
  store: {
    get: () => kept.get("tokens"),
    set: (tokens) => void kept.set("tokens", tokens),
    delete: () => kept.clear(),
  },
  onEvent: (event) => void event.type,
});
// @ts-expect-error 'refresh' does not exist in type
createSession({ refresh: () => ({ accessToken: "token" }) });

const signedIn = await session.signIn({ email: "ada@example.com", password: "secret" });
if (signedIn.ok) same<typeof signedIn.data, schemas.SignedIn>(true);
if (signedIn.status === 422) same<typeof signedIn.error, schemas.InvalidProblem>(true);
await session.signIn({ email: "ada@example.com", password: "secret" }, { signal: undefined, timeout: 1000 });
// @ts-expect-error Expected 1-2 arguments, but got 0.
await session.signIn();
// @ts-expect-error Property 'password' is missing in type '{ email: string; }' but required in type '{ email: string; password: string; }'.
await session.signIn({ email: "ada@example.com" });
// @ts-expect-error 'name' does not exist in type '{ email: string; password: string; }'.
await session.signIn({ email: "ada@example.com", password: "secret", name: "Ada" });

const signedOut = await session.signOut();
if (signedOut.ok) same<typeof signedOut.data, undefined>(true);
await session.signOut({ timeout: undefined });
// @ts-expect-error 'everywhere' does not exist in type
await session.signOut({ everywhere: true });

await session.start({ accessToken: "token", refreshToken: undefined, expiresIn: undefined });
// @ts-expect-error Property 'accessToken' is missing in type '{}' but required in type
await session.start({});
same<Session["status"], "unknown" | "signed-out" | "active" | "refreshing" | "ended">(true);

await getAccount(createClient({ auth: { bearerAuth: session } }));

// @ts-expect-error 'stepUp' does not exist in type
createSession({ stepUp: async () => ({ accessToken: "token" }) });
declare const createScopedSession: CreateSession<undefined, undefined, ScopedSessionOptions>;
createScopedSession({ stepUp: async () => ({ accessToken: "token" }), checkScopes: true });

/** Where the document wires neither, there is neither. */
export function unwired(create: CreateSession<undefined, undefined>): void {
  // @ts-expect-error Property 'signIn' does not exist on type
  void create().signIn;
  // @ts-expect-error Property 'signOut' does not exist on type
  void create().signOut;
}
