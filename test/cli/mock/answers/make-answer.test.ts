import { expect, test } from "vitest";
import { encodeBody, makeAnswer, makeDeclared, makeStatus } from "../../../../cli/src/mock/answers/make-answer.ts";
import { decodeText } from "../../../../cli/src/mock/http/octets.ts";
import { documentOf, routeOf } from "../scrap.ts";

function answer(responses: object, headers: Readonly<Record<string, string>> = {}, components: object = {}) {
  const root = documentOf({ "/": { get: { responses } } }, components);
  const { answer } = makeAnswer(root, routeOf(root), headers);
  return { ...answer, body: answer.body === undefined ? undefined : decodeText(answer.body) };
}

const json = (media: object): object => ({ description: "", content: { "application/json": media } });
const anything = (schema: object): object => ({ 200: { description: "", content: { "*/*": { schema } } } });

test.each([
  [{ type: "object", properties: { a: { const: 1 } } }, "application/json", '{"a":1}'],
  [{ type: "string" }, "application/json", '"string"'],
  [{ type: "string", format: "binary" }, "application/octet-stream", "binary"],
])("what is declared as anything, by %j, is %s", (schema, type, body) => {
  expect(answer(anything(schema))).toEqual({ status: 200, headers: [["content-type", type]], body });
  expect(answer(anything(schema), { accept: "application/json" }).status).toBe(200);
});

test("an example wins, and of several the first; a caller may name another", () => {
  const examples = { one: { value: 1 }, two: { $ref: "#/components/examples/two" } };
  const components = { examples: { two: { value: 2 } } };
  expect(answer({ 200: json({ example: 0, examples }) }, {}, components).body).toBe("0");
  expect(answer({ 200: json({ examples }) }, {}, components).body).toBe("1");
  expect(answer({ 200: json({ examples }) }, { prefer: "example=two" }, components).body).toBe("2");
  const missing = answer({ 200: json({ examples }) }, { prefer: "example=three" }, components);
  expect([missing.status, missing.body]).toEqual([404, expect.stringContaining("there are one, two")]);
});

test("values are made where a caller wants them to be, whatever the examples", () => {
  const media = {
    example: { n: 1 },
    schema: { type: "object", properties: { n: { type: "integer", minimum: 5, maximum: 6 } } },
  };
  expect(answer({ 200: json(media) }, { prefer: "dynamic=true, seed=1" }).body).toMatch(/^\{"n":[56]\}$/);
});

test("a caller may ask for another status, declared or not", () => {
  const responses = { 200: json({}), 404: json({ example: "gone" }), "5XX": json({ example: "down" }) };
  expect(answer(responses, { prefer: "code=404" })).toMatchObject({ status: 404, body: '"gone"' });
  expect(answer(responses, { prefer: "code=503" })).toMatchObject({ status: 503, body: '"down"' });
  const undeclared = answer(responses, { prefer: "code=429" });
  expect([undeclared.status, undeclared.body]).toEqual([429, expect.stringContaining("declares no answer 429")]);
});

test("a success that the caller does not accept is none, an error is told in any case", () => {
  const csv = { description: "", content: { "text/csv": { example: "a" } } };
  expect(answer({ 200: csv }, { accept: "application/json" }).status).toBe(406);
  expect(answer({ 404: csv }, { accept: "application/json" })).toMatchObject({ status: 404, body: "a" });
});

test("a status without content has no body, whatever is declared", () => {
  expect(answer({ 204: json({ example: 1 }) })).toEqual({ status: 204, headers: [], body: undefined });
  expect(answer({ 200: { description: "" } })).toEqual({ status: 200, headers: [], body: undefined });
});

test("headers are made like bodies, and never a cookie or a type", () => {
  const headers = {
    "X-Total": { schema: { type: "integer" } },
    "X-Page": { schema: { type: "array", items: { enum: ["a", "b"] }, minItems: 2, uniqueItems: true } },
    "X-Odd": { example: "a\r\nset-cookie: b\u20AC" },
    "X-Json": { content: { "application/json": { schema: { const: { a: 1 } } } } },
    "Set-Cookie": { schema: { type: "string" } },
    "Content-Type": { schema: { type: "string" } },
  };
  expect(answer({ 200: { description: "", headers } }).headers).toEqual([
    ["x-total", "1"],
    ["x-page", "a,b"],
    ["x-odd", "aset-cookie: b"],
    ["x-json", '{"a":1}'],
  ]);
});

test("an answer with one of some statuses is made if it is declared", () => {
  const root = documentOf({ "/": { get: { responses: { 400: json({ example: "no" }), "4XX": json({}) } } } });
  expect(makeDeclared(root, routeOf(root), [422, 400], undefined)?.answer.status).toBe(400);
  expect(makeDeclared(root, routeOf(root), [422], undefined)).toBeUndefined();
  expect(makeStatus(root, routeOf(root), 409, undefined).value).toEqual({});
});

test.each([
  [{ a: 1 }, "application/json", '{"a":1}'],
  ["a", "application/problem+json", '"a"'],
  ["\u00FC", "text/plain", "\u00FC"],
  ["\u20AC", "application/octet-stream", "\u20AC"],
  [[{ a: 1 }, 2], "application/jsonl", '{"a":1}\n2\n'],
  [{ a: 1 }, "text/event-stream", 'data: {"a":1}\n\n'],
  [[{ event: "e", data: "x" }], "text/event-stream", "event: e\ndata: x\n\n"],
  ["data: x\n\n", "text/event-stream", "data: x\n\n"],
  [1, "application/json-seq", "\u001E1\n"],
])("%j as %s is %j", (value, type, text) => {
  expect(decodeText(encodeBody(value, type))).toBe(text);
});

test("octets are bytes", () => {
  expect([...encodeBody("\u00FF\u0000", "image/png")]).toEqual([255, 0]);
});

test("a stream comes in pieces, and there is nothing after the last event", () => {
  const responses = { 200: { description: "", content: { "text/event-stream": {} } } };
  const root = documentOf({ "/": { get: { responses } } });
  const { answer: first } = makeAnswer(root, routeOf(root), {});
  expect(first).toMatchObject({ status: 200, headers: [["content-type", "text/event-stream"]] });
  expect(first.pieces).toHaveLength(3);
  expect(makeAnswer(root, routeOf(root), { "last-event-id": "3" }).answer).toEqual({ status: 204, headers: [] });
});
