/**
 * An app's data layer: one client for the whole app, injected where data is needed, and a session behind it.
 *
 * Run it against the mock: `npm run mock` in one terminal, `node -C latchkey-source examples/data-layer.ts` in another.
 */
import { LatchkeyError, type Middleware } from "latchkey";
import * as feed from "../generated/endpoints/feed.ts";
import {
  bind,
  createClient,
  createSession,
  getAccount,
  type schemas,
  type Session,
  unwrap,
} from "../generated/index.ts";

/** Everything that the app asks of its server. Its type is what a test implements to do without one. */
function createApi(session: Session, middleware: readonly Middleware[] = []) {
  return bind(createClient({ auth: { bearerAuth: session }, middleware, timeout: 15_000 }), { ...feed, getAccount });
}
type Api = ReturnType<typeof createApi>;

/** Posts, as the app's screens want them: no status, no token, no retry to think of. */
class PostRepository {
  readonly #api: Pick<Api, "listFeed" | "createPost">;

  constructor(api: Pick<Api, "listFeed" | "createPost">) {
    this.#api = api;
  }

  async newest(count: number): Promise<schemas.Post[]> {
    return (await unwrap(this.#api.listFeed({ params: { query: { limit: count } } }))).posts;
  }

  /** The published post, or what is wrong with the draft. */
  async publish(draft: schemas.NewPost): Promise<schemas.Post | string> {
    const result = await this.#api.createPost({ body: draft });
    return result.ok ? result.data : result.error.title;
  }
}

const session = createSession({ onEvent: ({ type }) => console.log(`session: ${type}`) });
const posts = new PostRepository(createApi(session));

console.log((await posts.newest(3)).map(({ title }) => title));

// Nobody is signed in: the app shows its sign-in, and tries again.
const draft = { title: "Evening on the pass", text: "The sun was down before us." };
await posts.publish(draft).catch(async (error: unknown) => {
  if (!(error instanceof LatchkeyError) || error.code !== "SIGNED_OUT") throw error;
  await session.signIn({ email: "ada@example.com", password: "correct horse battery" });
});
console.log(await posts.publish(draft));
await session.signOut();
