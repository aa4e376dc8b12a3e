import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterEach, expect, test } from "vitest";
import { createClient, createSession, getAccount, listFeed } from "../../../../generated/index.ts";
import { documentOf } from "../../../../cli/src/mock/mock-server.ts";
import { handlers, type HandlerOptions } from "../../../../cli/src/mock/index.ts";
import { createHandlers } from "../../../../cli/src/mock/msw/create-handlers.ts";
import { documentOf as scrap } from "../scrap.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

function listen(...all: Parameters<typeof setupServer>): void {
  const server = setupServer(...all);
  server.listen({ onUnhandledFrame: "error" });
  closing.push(() => server.close());
}

const spec = (servers: readonly object[] = []) => ({
  ...scrap({
    "/things/{id}": {
      get: { operationId: "thing", responses: { 200: { description: "" }, 404: { description: "" } } },
    },
  }),
  servers,
});

const statusOf = async (url: string, init?: RequestInit): Promise<number | string> =>
  fetch(url, init).then(
    ({ status }) => status,
    () => "unhandled",
  );

test("a session of the SDK lives, expires and is renewed once, without a socket", async () => {
  const mock = handlers("openapi.yaml");
  listen(...mock);
  const session = createSession();
  const client = createClient({ auth: { bearerAuth: session } });
  await session.signIn({ email: "ada@example.com", password: "any" });
  mock.expire();
  const results = await Promise.all([getAccount(client), getAccount(client), listFeed(client)]);
  expect(results.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(mock.requests.filter(({ event }) => event === "rotated")).toHaveLength(1);
  expect(mock.violations).toEqual([]);
});

test("the switches are those of the mock", async () => {
  const mock = handlers(spec([{ url: "https://api.example.com" }]));
  listen(...mock);
  mock.respond("thing", { status: 429, headers: { "retry-after": "1" } }, { times: 1 });
  const response = await fetch("https://api.example.com/things/1");
  expect([response.status, response.headers.get("retry-after")]).toEqual([429, "1"]);
  expect(await statusOf("https://api.example.com/things/1")).toBe(200);
  expect(() => mock.respond("thng", {})).toThrow('Is it "thing"');
});

test("a lost answer of a refresh is a failed connection", async () => {
  const mock = handlers("openapi.yaml");
  listen(...mock);
  const session = createSession();
  await session.signIn({ email: "ada@example.com", password: "any" });
  mock.failRefresh(1, "drop");
  await session.renew().catch(() => undefined);
  expect(mock.requests.map(({ status, event }) => [status, event])).toContainEqual([0, "lost-answer"]);
});

const places: readonly (readonly [servers: string[], options: HandlerOptions, url: string, status: number | string])[] =
  [
    [["https://api.example.com/v1"], {}, "https://api.example.com/v1/things/1", 200],
    [["https://api.example.com/v1"], {}, "https://other.example.com/v1/things/1", "unhandled"],
    [["https://api.example.com/v1"], {}, "https://api.example.com/v1/else", "unhandled"],
    [["/v1"], {}, "https://anywhere.example.com/v1/things/1", 200],
    [[], {}, "https://anywhere.example.com/things/1", 200],
    [["https://api.example.com"], { baseUrl: "http://localhost:3000/api/" }, "http://localhost:3000/api/things/1", 200],
    [
      ["https://api.example.com"],
      { baseUrl: "http://localhost:3000/api" },
      "http://localhost:3000/apis/things/1",
      "unhandled",
    ],
    [
      ["https://api.example.com"],
      { baseUrl: "http://localhost:3000" },
      "https://api.example.com/things/1",
      "unhandled",
    ],
  ];

test.each(places)("with servers %j and %j, %s is %s", async (servers, options, url, status) => {
  listen(...handlers(spec(servers.map((server) => ({ url: server }))), options));
  expect(await statusOf(url)).toBe(status);
});

test("other handlers stand beside these, and the first one answers", async () => {
  const mock = handlers(spec());
  listen(
    http.get("https://a.example.com/things/7", () => new HttpResponse(null, { status: 418 })),
    ...mock,
  );
  expect(await statusOf("https://a.example.com/things/7")).toBe(418);
  expect(await statusOf("https://a.example.com/things/1")).toBe(200);
});

test("a body goes in and out, and a cookie is read", async () => {
  const content = { "application/octet-stream": { schema: { type: "string", format: "binary" } } };
  const paths = {
    "/file": {
      put: { operationId: "put", requestBody: { content }, responses: { 200: { description: "", content } } },
    },
  };
  const mock = createHandlers({ http, HttpResponse }, documentOf(scrap(paths)));
  mock.respond("put", ({ body, headers }) => ({
    body: Uint8Array.of(String(body).length, 255),
    headers: { "x-cookie": headers["cookie"] ?? "" },
  }));
  listen(...mock);
  const response = await fetch("https://a.example.com/file", {
    method: "PUT",
    headers: { "content-type": "application/octet-stream", cookie: "c=1" },
    body: Uint8Array.of(1, 2, 255),
  });
  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([3, 255]);
  expect(response.headers.get("x-cookie")).toBe("c=1");
});
