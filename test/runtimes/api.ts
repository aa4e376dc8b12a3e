/** The API that every runtime calls: it echoes what it gets, and has users whose tokens live for as long as a case wants. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as pass } from "node:timers/promises";

/** The servers of one run of the suite. */
export interface Api extends AsyncDisposable {
  readonly origin: string;
  /** What a page has reported: resolves to the JSON that it has sent. */
  readonly report: Promise<string>;
}

/** A user: which tokens are the newest, and whether the access token is good. */
interface User {
  edition: number;
  isGood: boolean;
  refreshes: number;
  refusals: number;
  reuses: number;
}

/** What answers a route. */
type Route = (request: IncomingMessage, response: ServerResponse, body: Buffer, url: URL) => unknown;

const bytes = Buffer.from(Uint8Array.from({ length: 256 }, (_, byte) => byte));

/** Starts both on free ports of the loopback; `page` is the script that a browser is given. */
export async function startApi(page = ""): Promise<Api> {
  let resolve: (report: string) => void = () => undefined;
  const report = new Promise<string>((settle) => void (resolve = settle));
  const elsewhere = createServer((request, response) => void echoElsewhere(request, response));
  const other = await listen(elsewhere);
  const routes = { ...pageRoutes(page, resolve), ...userRoutes(), ...feedRoutes(other) };
  const { admit, ...answers } = routes;
  const server = createServer((request, response) => {
    void buffer(request).then(async (body) => {
      const url = new URL(request.url ?? "/", "http://api.test");
      const route = answers[`${request.method} ${url.pathname}`] ?? echo;
      if (admit?.(request, response, body, url) !== false) await route(request, response, body, url);
    });
  });
  const origin = await listen(server);
  return {
    origin,
    report,
    async [Symbol.asyncDispose]() {
      for (const one of [server, elsewhere]) {
        one.close();
        one.closeAllConnections();
      }
    },
  };
}

async function listen(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no address");
  return `http://127.0.0.1:${address.port}`;
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

const echo: Route = (request, response, body) => {
  const { method, url: target, headers } = request;
  json(response, 200, { method, target, headers, body: body.toString("base64") });
};

async function echoElsewhere(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-allow-headers", "*, authorization");
  if (request.method === "OPTIONS") return void response.writeHead(204).end();
  echo(request, response, await buffer(request), new URL("http://elsewhere.test"));
}

function pageRoutes(page: string, resolve: (report: string) => void): Record<string, Route> {
  return {
    "GET /page": (_, response) =>
      response
        .writeHead(200, { "content-type": "text/html" })
        .end("<!doctype html><title>suite</title><script src=/suite.js></script>"),
    "GET /suite.js": (_, response) => response.writeHead(200, { "content-type": "text/javascript" }).end(page),
    "POST /report": (_, response, body) => {
      resolve(body.toString());
      response.writeHead(204).end();
    },
  };
}

/** Sign-in, refresh with strict rotation, and what a case asks of a user's tokens. */
function userRoutes(): Record<string, Route> {
  const users = new Map<string, User>();
  const of = (name: string): User => {
    const user = users.get(name) ?? { edition: 0, isGood: true, refreshes: 0, refusals: 0, reuses: 0 };
    users.set(name, user);
    return user;
  };
  const tokens = (name: string, { edition }: User) => ({
    accessToken: `a.${name}.${edition}`,
    refreshToken: `r.${name}.${edition}`,
    expiresIn: 3600,
  });
  const read = (token: string) => {
    const [, name = "", edition] = token.split(".");
    return { name, user: of(name), isNewest: Number(edition) === of(name).edition };
  };
  return {
    admit(request, response) {
      const [scheme, token = ""] = (request.headers.authorization ?? "").split(" ");
      if (scheme !== "Bearer") return true;
      const { user, isNewest } = read(token);
      if (isNewest && user.isGood) return true;
      user.refusals++;
      json(response, 401, { title: "The token is not good" });
      return false;
    },
    "POST /auth/sign-in": (_, response, body) => {
      const { email } = JSON.parse(body.toString());
      json(response, 200, { ...tokens(email, of(email)), account: { email } });
    },
    async "POST /auth/refresh"(_, response, body) {
      const { name, user, isNewest } = read(JSON.parse(body.toString()).token);
      await pass(50);
      if (!isNewest) user.reuses++;
      if (!isNewest || user.edition < 0) return json(response, 401, { title: "The refresh token is dead" });
      Object.assign(user, { edition: user.edition + 1, isGood: true, refreshes: user.refreshes + 1 });
      json(response, 200, tokens(name, user));
    },
    "POST /auth/sign-out": (_, response) => response.writeHead(204).end(),
    "POST /control/expire": (_, response, body) => {
      of(body.toString()).isGood = false;
      response.writeHead(204).end();
    },
    "POST /control/revoke": (_, response, body) => {
      Object.assign(of(body.toString()), { isGood: false, edition: -1 });
      response.writeHead(204).end();
    },
    "POST /control/counts": (_, response, body) => json(response, 200, of(body.toString())),
  };
}

/** Answers that a client has to take as they come. */
function feedRoutes(elsewhere: string): Record<string, Route> {
  const busy = new Map<string, number>();
  return {
    "GET /feed/p_1.csv": (_, response) =>
      response.writeHead(200, { "content-type": "text/csv" }).end("id,title\np_1,Grüße\n"),
    "GET /account/avatar": (_, response) => response.writeHead(200, { "content-type": "image/png" }).end(bytes),
    "PUT /account/avatar": (_, response, body) =>
      body.equals(bytes) ? response.writeHead(204).end() : json(response, 422, { title: `${body.length} bytes` }),
    "DELETE /feed/p_1": (_, response) => response.writeHead(204).end(),
    "GET /feed/missing": (_, response) =>
      response.writeHead(404, { "content-type": "application/problem+json" }).end('{"title":"No such post"}'),
    "GET /feed/broken": (_, response) => response.writeHead(200, { "content-type": "application/json" }).end('{"id":'),
    async "GET /feed/slow"(request, response) {
      await pass(3000, undefined, { ref: false });
      echo(request, response, Buffer.of(), new URL("http://api.test"));
    },
    "GET /feed/moved": (_, response) => response.writeHead(307, { location: "/feed/p_1" }).end(),
    "GET /feed/elsewhere": (_, response) => response.writeHead(307, { location: `${elsewhere}/feed/p_1` }).end(),
    "GET /feed/cut": (_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "100" }).write('{"id":');
      setTimeout(() => response.destroy(), 50);
    },
    "GET /feed/busy": (request, response, body, url) => {
      const id = String(request.headers["x-request-id"]);
      busy.set(id, (busy.get(id) ?? 0) + 1);
      if ((busy.get(id) ?? 0) < 3) return json(response, 503, {});
      echo(request, response, body, url);
    },
    async "GET /feed/events"(_, response) {
      response
        .writeHead(200, { "content-type": "text/event-stream" })
        .write('retry: 20\nid: 1\ndata: {"title":"one"}\n\n');
      await pass(400);
      response.end('id: 2\ndata: {"title":"two"}\n\n');
    },
  };
}
