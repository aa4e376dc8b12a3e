import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { inspect } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { createClientOf } from "../../src/client/create-client.ts";
import { createSession } from "../../src/session/session.ts";

/** A server that answers with these bytes, whatever it is asked. */
async function rawServer(answer: string): Promise<string> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => socket.end(answer));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const tokens = 'Set-Cookie: sid=N3W\r\n\r\n{"accessToken":"N3W-access","refreshToken":"N3W-refresh"}';
const broken = [
  ["a header without a colon", `HTTP/1.1 200 OK\r\nX Bad\r\n${tokens}`],
  ["no status line", `${tokens}\r\n\r\n`],
  ["a chunk of no size", `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n${tokens}`],
  ["two lengths", `HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n${tokens}`],
] as const;

test.each(broken)("shows no new token of a token answer with %s", async (_, answer) => {
  const origin = await rawServer(answer);
  let now = 0;
  const events: unknown[] = [];
  const session = createSession({
    now: () => now,
    refresh: async () => (await fetch(origin)).json(),
    onEvent: (event) => events.push(event),
  });
  await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 60 });
  now = 60_000;
  const error: unknown = await session.accessToken().catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "REFRESH_FAILED" });
  expect(inspect([error, events], { depth: 20, showHidden: true })).not.toContain("N3W");
});

test.each(broken)("shows nothing of a call's answer with %s", async (_, answer) => {
  const client = createClientOf({ servers: [await rawServer(answer)], schemes: {} }, {});
  const error: unknown = await client["~call"]({ method: "GET", path: "/" }, {}).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "CONNECTION" });
  expect(inspect(error, { depth: 20, showHidden: true })).not.toContain("N3W");
});

test("no answer can stop the process for a moment", async () => {
  const client = createClientOf(
    { servers: [await rawServer(`HTTP/1.1 200 OK\r\nbad line\r\n${"a.".repeat(32_000)}`)], schemes: {} },
    {},
  );
  const start = performance.now();
  await expect(client["~call"]({ method: "GET", path: "/" }, {})).rejects.toMatchObject({ code: "CONNECTION" });
  expect(performance.now() - start).toBeLessThan(1000);
});
