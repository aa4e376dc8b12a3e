/** An authorization server with strict rotation and reuse detection, and an API that takes its newest token only. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

export interface TokenServer extends AsyncDisposable {
  readonly url: string;
  readonly counts: { refreshes: number; reuses: number; calls: number; refusals: number };
  /** The first tokens of a sign-in; those before are worth nothing any more. */
  signIn(): { accessToken: string; refreshToken: string };
  /** The access token is refused from now on. */
  expire(): void;
  /** Keeps the answers of the token endpoint back until the returned function is called. */
  holdAnswers(): () => void;
}

/** Starts the server on a free port. */
export async function startTokenServer(): Promise<TokenServer> {
  const counts = { refreshes: 0, reuses: 0, calls: 0, refusals: 0 };
  let serial = 0;
  let [access, refresh]: [string?, string?] = [];
  let isHeld: Promise<void> = Promise.resolve();
  const next = () => {
    serial++;
    [access, refresh] = [`access-token-${serial}`, `refresh-token-${serial}`];
    return { accessToken: access, refreshToken: refresh };
  };
  const renew = async (request: IncomingMessage): Promise<[number, object]> => {
    const chunks: Buffer[] = await request.toArray();
    const presented = Buffer.concat(chunks).toString();
    if (presented === refresh) {
      counts.refreshes++;
      const tokens = next();
      await isHeld;
      return [200, tokens];
    }
    // Used before: the whole family is dead (RFC 9700, section 4.14.2).
    counts.reuses++;
    [access, refresh] = [undefined, undefined];
    return [400, { error: "invalid_grant" }];
  };
  const call = (request: IncomingMessage): [number, object] => {
    const isGood = access !== undefined && request.headers.authorization === `Bearer ${access}`;
    counts[isGood ? "calls" : "refusals"]++;
    return [isGood ? 200 : 401, {}];
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [status, body] = request.url === "/token" ? await renew(request) : call(request);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
  // On a busy machine a second passes quickly: a connection that is closed just as a call takes it would be a lost call.
  const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => void answer(request, response));
  server.listen({ port: 0, host: "127.0.0.1", backlog: 4096 });
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no address");
  return {
    url: `http://127.0.0.1:${address.port}`,
    counts,
    signIn: next,
    expire: () => void (access = undefined),
    holdAnswers() {
      let release = (): void => undefined;
      isHeld = new Promise((resolve) => void (release = resolve));
      return release;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}
