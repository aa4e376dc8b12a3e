import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { once } from "node:events";
import { onTestFinished } from "vitest";

/** One request, as a server has seen it. */
export interface Seen {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A real server, with everything that it has been sent. */
export interface RecordingServer {
  readonly origin: string;
  readonly seen: Seen[];
}

/** Starts a server on a port of its own for the length of one test. */
export async function recordingServer(
  answer: (request: Seen, response: ServerResponse, count: number) => void,
): Promise<RecordingServer> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("error", () => undefined); // An aborted call is no fault of the server's.
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const entry = { method, url, headers, body: Buffer.concat(chunks) };
      seen.push(entry);
      answer(entry, response, seen.length);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return { origin: `http://127.0.0.1:${address.port}`, seen };
}

/** Answers with a status, some JSON and some headers. */
export function reply(
  response: ServerResponse,
  status: number,
  json: unknown = {},
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(json));
}
