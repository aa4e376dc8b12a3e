import type { ServerResponse } from "node:http";
import { ConnectionError, defineEndpoint, ResponseBodyError } from "latchkey";
import { describe, expect, test } from "vitest";
import { useEcho } from "./echo-client.ts";

const echo = useEcho();
const get = defineEndpoint({ method: "GET", path: "/x" });

function answer(write: (response: ServerResponse) => void): ReturnType<typeof get> {
  echo.server.answer = write;
  return get(echo.client);
}

const json = { "content-type": "application/json" };

describe("an answer of a real server", () => {
  test.each<{ rule: string; write: (response: ServerResponse) => void; want: object }>([
    {
      rule: "JSON",
      write: (response) => response.writeHead(200, json).end('{"a":1}'),
      want: { ok: true, status: 200, data: { a: 1 } },
    },
    {
      rule: "204",
      write: (response) => response.writeHead(204).end(),
      want: { ok: true, status: 204, data: undefined },
    },
    {
      rule: "an empty 200",
      write: (response) => response.writeHead(200, { ...json, "content-length": "0" }).end(),
      want: { ok: true, status: 200, data: undefined },
    },
    {
      rule: "an empty chunked 200",
      write: (response) => response.writeHead(200, { ...json, "transfer-encoding": "chunked" }).end(),
      want: { ok: true, status: 200, data: undefined },
    },
    {
      rule: "a problem",
      write: (response) =>
        response.writeHead(404, { "content-type": "application/problem+json" }).end('{"title":"No"}'),
      want: { ok: false, status: 404, error: { title: "No" } },
    },
    {
      rule: "an empty error",
      write: (response) => response.writeHead(503).end(),
      want: { ok: false, status: 503, error: "503 Service Unavailable" },
    },
    {
      rule: "a status that nobody has declared",
      write: (response) => response.writeHead(599).end("?"),
      want: { ok: false, status: 599, error: "?" },
    },
  ])("$rule", async ({ write, want }) => {
    expect(await answer(write)).toMatchObject(want);
  });

  test("HEAD has no data, whatever the headers say", async () => {
    echo.server.answer = (response) => response.writeHead(200, { ...json, "content-length": "100" }).end();
    const head = defineEndpoint({ method: "HEAD", path: "/x" });
    expect(await head(echo.client)).toMatchObject({ ok: true, data: undefined });
  });

  test("one that breaks off is a ConnectionError of its body", async () => {
    const broken = answer((response) => {
      response.writeHead(200, { ...json, "content-length": "100" });
      response.write('{"a":', () => response.destroy());
    });
    await expect(broken).rejects.toThrow(ConnectionError);
    await expect(broken).rejects.toMatchObject({ phase: "body", path: "/x" });
  });

  test("none at all is a ConnectionError of the first request", async () => {
    const none = answer((response) => response.destroy());
    await expect(none).rejects.toMatchObject({ code: "CONNECTION", phase: "first" });
  });

  test("wrong JSON is a ResponseBodyError", async () => {
    await expect(answer((response) => response.writeHead(200, json).end("{"))).rejects.toThrow(ResponseBodyError);
  });
});
