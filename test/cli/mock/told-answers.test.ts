import { expect, test } from "vitest";
import { MockSwitchError } from "../../../cli/src/mock/index.ts";
import type { ToldAnswer } from "../../../cli/src/mock/told-answers.ts";
import { mockOf } from "./scrap.ts";
import { send } from "./send.ts";

const json = (example: unknown): object => ({ description: "", content: { "application/json": { example } } });
const body = { content: { "application/json": { schema: { type: "object", required: ["title"] } } } };
const paths = {
  "/thing/{id}": {
    get: {
      operationId: "thing",
      security: [],
      parameters: [
        { name: "id", in: "path", required: true, schema: { type: "string" } },
        { name: "n", in: "query", schema: { type: "integer" } },
      ],
      responses: { 200: json("usual"), 404: json("gone") },
    },
  },
  "/things": { post: { operationId: "make_thing", requestBody: body, responses: { 201: json("made") } } },
};

const got = async (mock: Awaited<ReturnType<typeof mockOf>>, path = "/thing/1") => {
  const { status, text, headers } = await send(mock, "GET", path);
  return [status, text, headers.get("content-type")];
};

const brief = async (...given: Parameters<typeof got>) => (await got(...given)).slice(0, 2);

test("answers with what was told, as often as was told, and then as ever", async () => {
  await using mock = await mockOf(paths);
  mock.respond("thing", { status: 429, headers: { "retry-after": 7 }, body: { slow: true } }, { times: 2 });
  const { status, text, headers } = await send(mock, "GET", "/thing/1");
  expect([status, text, headers.get("retry-after")]).toEqual([429, '{"slow":true}', "7"]);
  expect(await brief(mock)).toEqual([429, '{"slow":true}']);
  expect(await brief(mock)).toEqual([200, '"usual"']);
});

const bodies: readonly (readonly [answer: ToldAnswer, status: number, text: string, type: string | null])[] = [
  [{ body: "a" }, 200, "a", "text/plain"],
  [{ body: "a", headers: { "Content-Type": "application/json" } }, 200, '"a"', "application/json"],
  [{ body: null }, 200, "null", "application/json"],
  [{ body: Uint8Array.of(65) }, 200, "A", "application/octet-stream"],
  [{ status: 503, body: undefined }, 503, "", null],
  [{ status: 404 }, 404, '"gone"', "application/json"],
  [{ status: 599 }, 599, "", null],
];

test.each(bodies)("%j is %i, %s, of the type %s", async (answer, ...want) => {
  await using mock = await mockOf(paths);
  mock.respond("GET /thing/{id}", answer);
  expect(await got(mock)).toEqual(want);
});

test("several cookies stay several", async () => {
  await using mock = await mockOf(paths);
  mock.respond("thing", { headers: { "set-cookie": ["a=1", "b=2"] } });
  expect((await send(mock, "GET", "/thing/1")).headers.getSetCookie()).toEqual(["a=1", "b=2"]);
});

test("a function sees the request as values, and may leave it to the mock", async () => {
  await using mock = await mockOf(paths);
  mock.respond("thing", ({ params }) => (params.path["id"] === "7" ? { body: params } : undefined), { times: 1 });
  expect(await brief(mock)).toEqual([200, '"usual"']);
  const [, text] = await got(mock, "/thing/7?n=3");
  expect(JSON.parse(String(text))).toEqual({ path: { id: "7" }, query: { n: 3 }, header: {}, cookie: {} });
  expect(await brief(mock, "/thing/7")).toEqual([200, '"usual"']);
});

test("what was told last is answered first, and a reset forgets all", async () => {
  await using mock = await mockOf(paths);
  mock.respond("thing", { body: "first" });
  mock.respond("thing", async () => ({ body: "second" }), { times: 1 });
  expect([await got(mock), await got(mock)].map(([, text]) => text)).toEqual(["second", "first"]);
  mock.reset();
  expect(await brief(mock)).toEqual([200, '"usual"']);
});

test("a token is judged first, and the request is judged all the same", async () => {
  await using mock = await mockOf(paths);
  mock.respond("makeThing", ({ body }) => ({ status: 201, body }));
  expect((await send(mock, "POST", "/things", { json: {} })).status).toBe(401);
  const reply = await send(mock, "POST", "/things", { json: { a: 1 }, token: "t" });
  expect([reply.status, reply.text]).toEqual([201, '{"a":1}']);
  expect(mock.violations.map(({ location }) => location)).toEqual(["body"]);
});

test("unknown operations, statuses and counts throw, and name what is near", async () => {
  await using mock = await mockOf(paths);
  expect(() => mock.respond("thng", {})).toThrow('There is no operation "thng". Is it "thing"');
  for (const status of [0, 99, 101, 600, 404.5, Number.NaN]) {
    expect(() => mock.respond("thing", { status })).toThrow(MockSwitchError);
  }
  expect(() => mock.respond("thing", {}, { times: -1 })).toThrow(MockSwitchError);
  expect(() => mock.refuse(1, { operation: "nope" })).toThrow(MockSwitchError);
  expect(() => mock.refuse(1, { operation: "thing" })).toThrow("takes no credential");
  expect(() => mock.refuse(1, { status: 429 as never })).toThrow("use `respond`");
  expect(() => mock.delay({ operation: "nope", ms: 1 })).toThrow(MockSwitchError);
  expect(() => mock.delay({ ms: -1 })).toThrow(MockSwitchError);
  expect(() => mock.failRefresh(1, 700)).toThrow(MockSwitchError);
});

test("what cannot be sent is refused when it is told", async () => {
  await using mock = await mockOf(paths);
  const circle: Record<string, unknown> = {};
  circle["circle"] = circle;
  expect(() => mock.respond("thing", { headers: { a: "b\nc" } })).toThrow(MockSwitchError);
  expect(() => mock.respond("thing", { headers: { "a b": "c" } })).toThrow('"a b" is no header that can be sent');
  expect(() => mock.respond("thing", { body: circle })).toThrow(MockSwitchError);
  expect(() => mock.respond("thing", { body: { count: 1n } })).toThrow("nothing that JSON can write");
});

test("a function that gives no answer at all is the mock's own failure, and is told", async () => {
  await using mock = await mockOf(paths);
  mock.respond("thing", () => ({ status: 1 }));
  expect(await brief(mock)).toEqual([500, expect.stringContaining("1 is no status of an answer")]);
});
