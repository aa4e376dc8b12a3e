import { expect, test } from "vitest";
import { findingsIn, judgeByPrism } from "../../../../cli/src/mock/prism/judge-by-prism.ts";
import { loadPrism } from "../../../../cli/src/mock/prism/load-prism.ts";
import type { RequestValues } from "../../../../cli/src/mock/requests/read-request.ts";
import { documentOf, routeOf } from "../scrap.ts";

const prism = loadPrism();
const none = { path: {}, query: {}, header: {}, cookie: {} };

async function findings(operation: object, values: Partial<RequestValues>, components = {}, version = "3.1.0") {
  const root = documentOf({ "/": { post: { responses: {}, ...operation } } }, components, version);
  const judge = judgeByPrism(root, () => prism);
  return judge(routeOf(root), { parameters: none, body: undefined, ...values });
}

const body = (value: unknown): Partial<RequestValues> => ({ body: { value, mediaType: "application/json" } as never });
const json = (schema: object, required = true) => ({
  requestBody: { required, content: { "application/json": { schema } } },
});
const parameters = [
  { name: "limit", in: "query", schema: { type: "integer", minimum: 1 } },
  { name: "X-Tag", in: "header", required: true, schema: { type: "string" } },
];

test("what is missing or wrong is found at its place", async () => {
  expect(await findings({ parameters }, { parameters: { ...none, query: { limit: 0 } } })).toEqual([
    { location: "query.limit", message: "query.limit must be >= 1" },
    { location: "header", message: "header must have required property 'X-Tag'" },
  ]);
  expect(await findings(json({ type: "object" }), {})).toEqual([
    { location: "request", message: "The request must have required property 'body'" },
  ]);
});

const schemas = {
  Node: {
    type: "object",
    required: ["id"],
    properties: {
      id: { type: "integer", readOnly: true },
      kids: { type: "array", items: { $ref: "#/components/schemas/Node" } },
    },
  },
};

test("a number that is a multiple to people is one", async () => {
  const price = json({ type: "object", properties: { price: { type: "number", multipleOf: 0.01 } } });
  for (const value of [0.15, 1.13, 4.35, -0.07, 123_456_789.01, 0])
    expect(await findings(price, body({ price: value }))).toEqual([]);
  expect(await findings(price, body({ price: 0.155 }))).toEqual([
    { location: "body.price", message: "body.price must be multiple of 0.01" },
  ]);
  expect(await findings(json({ type: "number", multipleOf: 0.1 }), body(0.3))).toEqual([]);
  const listed = json({ type: "array", items: { multipleOf: 0.05 } });
  expect((await findings(listed, body([0.15, 0.16]))).map(({ location }) => location)).toEqual(["body.1"]);
});

test("schemas that contain themselves are judged to any depth, and read-only members not demanded", async () => {
  const operation = json({ $ref: "#/components/schemas/Node" });
  expect(await findings(operation, body({ kids: [{ kids: [] }] }), { schemas })).toEqual([]);
  expect(
    (await findings(operation, body({ kids: [{ kids: 1 }] }), { schemas })).map(({ location }) => location),
  ).toEqual(["body.kids.0.kids"]);
});

test("null is taken where OpenAPI 3.0 allows it, and nowhere else", async () => {
  const operation = json({
    type: "object",
    properties: { a: { type: "array", items: {}, nullable: true }, b: { type: "string" } },
  });
  expect(await findings(operation, body({ a: null }), {}, "3.0.3")).toEqual([]);
  expect(await findings(operation, body({ b: null }), {}, "3.0.3")).toHaveLength(1);
});

test("a body is judged by the schema of its own type", async () => {
  const requestBody = {
    content: {
      "application/a+json": { schema: { type: "object" } },
      "application/b+json": { schema: { type: "array" } },
    },
  };
  const sent = (mediaType: string) => ({ body: { value: [], mediaType } });
  expect(await findings({ requestBody }, sent("application/b+json"))).toEqual([]);
  expect(await findings({ requestBody }, sent("application/a+json"))).toHaveLength(1);
});

test("JSON is not coerced, and false is a body", async () => {
  expect(await findings(json({ type: "integer" }), body("1"))).toHaveLength(1);
  expect(await findings(json({ type: "boolean" }), body(false))).toEqual([]);
});

test("a schema that no validator could read judges nothing", async () => {
  expect(await findings(json({ type: "date" }), body("2026-01-01"))).toEqual([]);
});

test("a path parameter that the path has no place for is not demanded", async () => {
  const stray = { name: "id", in: "path", required: true, schema: { type: "integer" } };
  expect(await findings({ parameters: [stray] }, {})).toEqual([]);
});

test("remarks that are no errors are no findings", () => {
  expect(findingsIn([{ severity: 1, path: ["body", "query"], message: "a warning" }])).toEqual([]);
});
