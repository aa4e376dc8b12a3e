/** The scenes of the demo, in order. */
import type { Mock } from "@latchkey/cli/mock";
import { type Client, type LatchkeyError, LatchkeyError as AnyError } from "latchkey";
import { createPost, getAccount, listFeed, type Session } from "../../generated/index.ts";

/** One scene: what the application does, and with what result. */
export interface Scene {
  readonly title: string;
  /** The code that a reader would write. */
  readonly code: string;
  /** What happens to the server beforehand. */
  readonly setup?: () => void | Promise<void>;
  /** Plays it, and resolves to the result in a few words. */
  readonly play: () => Promise<string>;
}

interface Cast {
  readonly mock: Mock;
  readonly session: Session;
  readonly client: Client<{ bearerAuth: true }>;
}

/** All scenes, in order. */
export function scenes({ mock, session, client }: Cast): Scene[] {
  return [
    {
      title: "A public call carries no token",
      code: "await listFeed(client)",
      play: async () => {
        const { ok, status, data } = await listFeed(client);
        return ok ? `${status}, the newest post is "${data.posts[0]?.title}"` : `${status}`;
      },
    },
    {
      title: "Signing in starts the session",
      code: "await session.signIn({ email, password })",
      play: async () => {
        const { status } = await session.signIn({ email: "ada@example.com", password: "correct horse battery" });
        return `${status}, the session is ${session.status}`;
      },
    },
    {
      title: "A secured call carries the session's token",
      code: "await createPost(client, { body: { title, text } })",
      play: async () => {
        const { status } = await createPost(client, { body: { title: "Hello", text: "The first post of the day." } });
        return `${status}`;
      },
    },
    {
      title: "Fifty calls at once with an expired token share one refresh",
      code: "await Promise.all(fifty.map(() => getAccount(client)))",
      setup: () => mock.expire(),
      play: async () => {
        const results = await Promise.all(Array.from({ length: 50 }, () => getAccount(client)));
        return `${results.filter(({ ok }) => ok).length} of ${results.length} succeeded`;
      },
    },
    {
      title: "A refused token is refreshed, and the call is repeated once",
      code: "await getAccount(client)",
      setup: async () => session.start({ ...(await mock.issue()), accessToken: await mock.forge() }),
      play: async () => {
        const { status } = await getAccount(client);
        return `${status}: the caller did not notice`;
      },
    },
    ...lastScenes({ mock, session, client }),
  ];
}

/** How a session ends. */
function lastScenes({ mock, session, client }: Cast): Scene[] {
  return [
    {
      title: "A rejected refresh token ends the session, with a typed error",
      code: "await getAccount(client).catch((error) => error.code)",
      // Tokens that no call has had accepted: else a single 401 might be about the route, and the session would stay.
      setup: async () => {
        await session.start(await mock.issue());
        mock.revokeRefresh();
        mock.expire();
      },
      play: async () => describe(await getAccount(client).then(unexpected, (error: unknown) => error)),
    },
    {
      title: "After that, nothing is sent",
      code: "await getAccount(client).catch((error) => error.code)",
      play: async () => describe(await getAccount(client).then(unexpected, (error: unknown) => error)),
    },
  ];
}

function unexpected(): never {
  throw new Error("The call should have failed");
}

function describe(error: unknown): string {
  if (!(error instanceof AnyError)) throw error;
  const { name, code }: LatchkeyError = error;
  return `${name}, code ${code}`;
}
