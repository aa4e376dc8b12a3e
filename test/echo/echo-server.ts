import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** A request as it arrived, nothing decoded. */
export interface Arrived {
  readonly method: string;
  /** The request target, as it stood on the request line. */
  readonly target: string;
  /** By name in lower case, in the order of arrival. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: Buffer;
}

/** A real server that keeps what it gets. */
export interface EchoServer extends AsyncDisposable {
  readonly origin: string;
  readonly arrived: Arrived[];
  /** What the next requests are answered with; 204 unless set. */
  answer: (response: ServerResponse) => void;
}

/** Starts one on a free port of the loopback. */
export async function startEchoServer(): Promise<EchoServer> {
  const arrived: Arrived[] = [];
  const server = createServer((request, response) => {
    void arrivedOf(request).then((one) => {
      arrived.push(one);
      echo.answer(response);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo; // A server that listens on a port has one.
  const echo: EchoServer = {
    origin: `http://127.0.0.1:${port}`,
    arrived,
    answer: (response) => response.writeHead(204).end(),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
  return echo;
}

async function arrivedOf(request: IncomingMessage): Promise<Arrived> {
  const { method = "", url: target = "", rawHeaders } = request;
  const headers: Record<string, string[]> = {};
  for (let at = 0; at < rawHeaders.length; at += 2) {
    (headers[rawHeaders[at]?.toLowerCase() ?? ""] ??= []).push(rawHeaders[at + 1] ?? "");
  }
  return { method, target, headers, body: await buffer(request) };
}
