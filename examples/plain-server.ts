/**
 * A web server, without a framework, that calls the API for whoever is signed in: one session a user, in the user's own cookies.
 *
 * Run it against the mock: `npm run mock` in one terminal, `node -C latchkey-source examples/plain-server.ts` in another.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { isLatchkeyError } from "latchkey";
import { type Cookies, cookieStore } from "latchkey/server";
import { createClient, createSession, getAccount } from "../generated/index.ts";

/** From your secret manager: 32 characters or more. */
const secrets = "0123456789abcdef0123456789abcdef";

/** The cookies of a request, and those of its answer. */
function cookiesOf(request: IncomingMessage, response: ServerResponse): Cookies {
  const came = new Map(
    (request.headers.cookie ?? "").split("; ").map((pair) => pair.split("=", 2) as [string, string]),
  );
  return {
    get: (name) => came.get(name),
    set(name, value, { domain, maxAge, path, sameSite, secure }) {
      const attributes = [`Path=${path}`, `Max-Age=${maxAge}`, `SameSite=${sameSite}`, "HttpOnly"];
      if (secure) attributes.push("Secure");
      if (domain !== undefined) attributes.push(`Domain=${domain}`);
      response.appendHeader("set-cookie", [`${name}=${value}`, ...attributes].join("; "));
    },
    delete: (name, { path }) => void response.appendHeader("set-cookie", `${name}=; Path=${path}; Max-Age=0`),
  };
}

const server = createServer((request, response) => void answer(request, response));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const session = createSession({
    store: cookieStore(cookiesOf(request, response), { name: "__Host-session", secrets }),
  });
  const client = createClient({ auth: { bearerAuth: session } });
  try {
    if (request.url === "/sign-in") {
      await session.signIn({ email: "ada@example.com", password: "correct horse battery" });
      response.writeHead(303, { location: "/" }).end();
    } else if (request.url === "/sign-out") {
      await session.signOut();
      response.writeHead(303, { location: "/" }).end();
    } else {
      const account = await getAccount(client);
      response.end(account.ok ? `Signed in as ${account.data.name}` : `The API answered ${account.status}`);
    }
  } catch (error) {
    // Nobody is signed in, or not any more.
    const isSignedOut = isLatchkeyError(error) && ["SIGNED_OUT", "SESSION_ENDED"].includes(error.code);
    response.writeHead(isSignedOut ? 401 : 502).end(isSignedOut ? "Sign in first" : "The API cannot be reached");
  } finally {
    session.close();
  }
}

// A browser, in short: it keeps cookies, and sends them back.
const jar = new Map<string, string>();
async function visit(path: string): Promise<string> {
  const cookie = [...jar].map((pair) => pair.join("=")).join("; ");
  const response = await fetch(`http://localhost:${port}${path}`, { headers: { cookie }, redirect: "manual" });
  for (const line of response.headers.getSetCookie()) {
    const [name = "", value = ""] = line.slice(0, line.indexOf(";")).split("=", 2);
    if (value === "") jar.delete(name);
    else jar.set(name, value);
  }
  return `${response.status} ${await response.text()}`;
}

server.listen(0);
await once(server, "listening");
const address = server.address();
const port = typeof address === "object" ? address?.port : undefined;
console.log(await visit("/"));
console.log(await visit("/sign-in"));
console.log(await visit("/"));
console.log(await visit("/sign-out"));
console.log(await visit("/"));
server.close();
