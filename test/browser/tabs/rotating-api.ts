/** A site and its API: each refresh token is taken once, and a second use is counted. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** The server, and what is done to it. */
export interface RotatingApi extends AsyncDisposable {
  readonly origin: string;
  /** How often tokens were handed out for a refresh token. */
  readonly refreshes: number;
  /** How often a refresh token came that had been used before. */
  readonly reused: number;
  /** Calls that carried the token of another user than the one that their tab had signed in. */
  readonly crossed: number;
  /** No access token of this user is accepted any more. */
  expire(user?: string): void;
  /** The next refreshes are answered when this is called. */
  hold(): () => void;
  /** Settles when a refresh has arrived. */
  asked(): Promise<void>;
  /** Takes a used refresh token once more, as servers do that forgive a lost answer. */
  forgiving: boolean;
}

interface Family {
  readonly user: string;
  edition: number;
  accepted: string;
}

/** Starts the server. */
export async function startRotatingApi(): Promise<RotatingApi> {
  const families = new Map<string, Family>();
  let [refreshes, reused, crossed] = [0, 0, 0];
  let held: Promise<void> = Promise.resolve();
  let arrived = () => undefined as void;

  const answer = (family: Family) => {
    const { user, edition } = family;
    family.accepted = `Bearer ${user}-A${edition}`;
    return { accessToken: `${user}-A${edition}`, refreshToken: `${user}-R${edition}`, expiresIn: 600 };
  };
  const api: Omit<RotatingApi, typeof Symbol.asyncDispose> = {
    origin: "",
    get refreshes() {
      return refreshes;
    },
    get reused() {
      return reused;
    },
    get crossed() {
      return crossed;
    },
    forgiving: false,
    expire(user) {
      for (const family of families.values()) if (user === undefined || family.user === user) family.accepted = "";
    },
    hold() {
      let release = () => undefined as void;
      held = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    asked: () =>
      new Promise((resolve) => {
        arrived = resolve;
      }),
  };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, path = "", user = ""] = (request.url ?? "").split("/");
    if (path === "page") response.setHeader("content-type", "text/html").end("<!doctype html><title>page</title>");
    else if (path === "sign-in") {
      const family = families.get(user) ?? { user, edition: 0, accepted: "" };
      families.set(user, family);
      family.edition++;
      reply(response, 200, answer(family));
    } else if (path === "me") {
      const sent = request.headers.authorization ?? "";
      if (!sent.startsWith(`Bearer ${user}-`)) crossed++;
      reply(response, families.get(user)?.accepted === sent ? 200 : 401);
    } else if (path === "refresh") {
      const chunks: Buffer[] = await request.toArray();
      const token = Buffer.concat(chunks).toString();
      const family = families.get(token.split("-")[0] ?? "");
      const isCurrent = token === `${family?.user}-R${family?.edition}`;
      if (!isCurrent) reused++;
      if (family === undefined || !(isCurrent || api.forgiving))
        return reply(response, 400, { error: "invalid_grant" });
      if (isCurrent) family.edition++;
      refreshes++;
      const tokens = answer(family);
      arrived();
      void held.then(() => reply(response, 200, tokens));
    } else reply(response, 404);
    return undefined;
  };
  const { origin, close } = await listen(respond);
  Object.defineProperty(api, "origin", { value: origin });
  return Object.assign(api, { [Symbol.asyncDispose]: close });
}

async function listen(respond: (request: IncomingMessage, response: ServerResponse) => Promise<void>) {
  const server = createServer((request, response) => void respond(request, response).catch(() => response.destroy()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  const close = async () => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${address.port}`, close };
}

function reply(response: ServerResponse, status: number, json: unknown = {}): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
}
