import { createServer } from "node:net";
import { once } from "node:events";
import { onTestFinished } from "vitest";

/** A socket that takes every byte down, and answers whatever it is told to. */
export interface Wire {
  readonly origin: string;
  /** All bytes that arrived, as Latin-1. */
  sent(): string;
}

/** Listens to the bare bytes of HTTP for the length of one test. */
export async function wire(answer = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}"): Promise<Wire> {
  const chunks: Buffer[] = [];
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      chunks.push(chunk);
      socket.end(answer, "latin1");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return { origin: `http://127.0.0.1:${address.port}`, sent: () => Buffer.concat(chunks).toString("latin1") };
}
