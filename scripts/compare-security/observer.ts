/** Two servers that remember which credentials arrived. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Held } from "./drivers.ts";

/** Where a server redirects to. */
export type Redirect = "none" | "same origin" | "other origin";

/** Both servers. `other` has another port, and so another origin. */
export interface Observer {
  readonly url: string;
  /** Runs a call, and resolves to what arrived at the server where it ended; `undefined` if nothing did. */
  watch(
    redirect: Redirect,
    work: () => Promise<unknown>,
  ): Promise<{ readonly arrived: Held | undefined; readonly error: unknown }>;
  close(): Promise<void>;
}

/** Starts both. */
export async function startObserver(): Promise<Observer> {
  let redirect: Redirect = "none";
  let arrived: Held | undefined;
  const other = await listen((request) => {
    arrived = readCredentials(request);
    return undefined;
  });
  const first = await listen((request, url) => {
    const isLanding = request.url?.startsWith("/landing") === true;
    if (redirect === "none" || isLanding) arrived = readCredentials(request);
    if (redirect === "none" || isLanding) return undefined;
    return `${redirect === "same origin" ? url : other.url}/landing`;
  });
  return {
    url: first.url,
    async watch(next, work) {
      [redirect, arrived] = [next, undefined];
      const error: unknown = await work().then(
        () => undefined,
        (reason: unknown) => reason,
      );
      return { arrived, error };
    },
    async close() {
      for (const { server } of [first, other]) {
        server.close();
        server.closeAllConnections();
        await once(server, "close");
      }
    },
  };
}

/** Answers each request with an empty object, or a redirect to where `route` says. */
async function listen(
  route: (request: IncomingMessage, url: string) => string | undefined,
): Promise<{ readonly url: string; readonly server: Server }> {
  let url = "";
  const server = createServer((request, response) => {
    const location = route(request, url);
    response.writeHead(location === undefined ? 200 : 302, {
      "content-type": "application/json",
      ...(location && { location }),
    });
    response.end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // It listens on a port, not on a pipe.
  return { url, server };
}

/** What a request carries, decoded as a server decodes it. */
export function readCredentials(request: Pick<IncomingMessage, "headers" | "url">): Held {
  const { authorization, cookie } = request.headers;
  const header = request.headers["x-key"];
  const query = new URL(request.url ?? "/", "http://x").searchParams.get("key");
  const [, value] = /(?:^|; )key=([^;]*)/.exec(cookie ?? "") ?? [];
  return {
    ...(authorization !== undefined && { token: authorization.replace(/^Bearer /, "") }),
    ...(typeof header === "string" && { header }),
    ...(query !== null && { query }),
    ...(value !== undefined && { cookie: decode(value) }),
  };
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
