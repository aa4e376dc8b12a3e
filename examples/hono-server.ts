/**
 * The same as plain-server.ts with Hono, whose cookies fit as they are.
 *
 * Run it against the mock: `npm run mock` in one terminal, `node -C latchkey-source examples/hono-server.ts` in another.
 */
import { Hono, type Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { cookieStore } from "latchkey/server";
import { createClient, createSession, getAccount } from "../generated/index.ts";

const secrets = "0123456789abcdef0123456789abcdef";

/** The session of whoever has sent a request. */
function sessionOf(context: Context) {
  const cookies = {
    get: (name: string) => getCookie(context, name),
    set: (name: string, value: string, attributes: object) => setCookie(context, name, value, attributes),
    delete: (name: string, { path }: { path: string }) => deleteCookie(context, name, { path, secure: true }),
  };
  return createSession({ store: cookieStore(cookies, { name: "__Host-session", secrets }) });
}

const app = new Hono()
  .post("/sign-in", async (context) => {
    await sessionOf(context).signIn(await context.req.json());
    return context.text("Welcome");
  })
  .get("/", async (context) => {
    const client = createClient({ auth: { bearerAuth: sessionOf(context) } });
    const account = await getAccount(client);
    return account.ok ? context.text(`Signed in as ${account.data.name}`) : context.text("Sign in first", 401);
  });

// A request as a browser sends it, and one with the cookies of its answer.
const body = JSON.stringify({ email: "ada@example.com", password: "correct horse battery" });
const welcome = await app.request("/sign-in", { method: "POST", body });
const cookie = welcome.headers
  .getSetCookie()
  .map((line) => line.slice(0, line.indexOf(";")))
  .join("; ");
console.log(await (await app.request("/", { headers: { cookie } })).text());
