import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../../cli/src/document/json.ts";
import { readRequest } from "../../../../cli/src/mock/requests/read-request.ts";
import { createRouter } from "../../../../cli/src/mock/router.ts";
import type { Operation } from "../../../../src/operation/operation.ts";
import { allStyles } from "../../../../src/request/all-styles.ts";
import { cookiesOf, headerTexts, pathOf, queryOf } from "../../../../src/request/parameters.ts";
import { callOf, documentOf, routeOf } from "../scrap.ts";

const list = { type: "array", items: { type: "integer" } };
const names = { type: "array", items: { type: "string" } };
const color = { type: "object", properties: { R: { type: "integer" }, name: { type: "string" } } };
const deep = {
  type: "object",
  properties: { tags: names, kids: { type: "array", items: color }, in: color, when: { type: "string" } },
};

/** Every style that OpenAPI has, with and without explode, for lists and objects. */
const cases: readonly (readonly [
  place: "path" | "query" | "header" | "cookie",
  facts: object,
  schema: object,
  value: unknown,
])[] = [
  ...["simple", "label", "matrix"].flatMap((style) =>
    [true, false].flatMap((explode) => [
      ["path", { style, explode }, { type: "integer" }, 7] as const,
      ["path", { style, explode }, { type: "string" }, "a/b"] as const,
      ["path", { style, explode }, list, [1, 2]] as const,
      ["path", { style, explode }, names, ["a,b", "c"]] as const,
      ["path", { style, explode }, color, { R: 1, name: "x y" }] as const,
    ]),
  ),
  ...["form", "spaceDelimited", "pipeDelimited"].flatMap((style) =>
    [true, false].flatMap((explode) => [
      ["query", { style, explode }, list, [1, 2]] as const,
      ["query", { style, explode }, list, [1]] as const,
      ["query", { style, explode }, { ...list, nullable: true }, [1, 2]] as const,
      ["query", { style, explode }, { anyOf: [list, { type: "null" }] }, [3]] as const,
      ["query", { style, explode }, { type: ["array", "null"], items: { enum: ["a", "b"] } }, ["a", "b"]] as const,
    ]),
  ),
  ["query", {}, names, ["a&b", "c d+e"]],
  ["query", { explode: false }, names, ["a,b", "c"]],
  ["query", {}, { type: "boolean" }, false],
  ["query", {}, { anyOf: [{ type: "integer" }, { type: "null" }] }, 3],
  ["query", {}, color, { R: 1, name: "a" }],
  ["query", { explode: false }, color, { R: 1, name: "a" }],
  ["query", {}, deep, { tags: ["a"], when: "now", in: { R: 2 } }],
  ["query", {}, deep, { kids: [{ R: 1 }, { R: 2, name: "b" }] }],
  ["query", { style: "deepObject", explode: true }, color, { R: 1, name: "a[b]" }],
  ["query", { style: "deepObject", explode: true }, deep, { tags: ["a", "b"], kids: [{ R: 1 }], in: { name: "c" } }],
  ["query", {}, { type: "array", items: color }, [{ R: 1 }, { R: 2 }]],
  ["header", {}, list, [1, 2]],
  ["header", { explode: true }, color, { R: 1, name: "a" }],
  ["header", {}, color, { R: 1, name: "a" }],
  ["header", {}, { type: "string" }, "a, b"],
  ["cookie", {}, list, [1, 2]],
  ["cookie", { explode: false }, list, [1, 2]],
  ["cookie", {}, { type: "string" }, "a;b"],
];

describe("what the runtime writes is read as it was meant", () => {
  test.each(cases)("in %s, %j, by %j: %j", async (place, facts, schema, value) => {
    const template = place === "path" ? "/x/{p}" : "/x";
    const parameter = { name: "p", in: place, required: place === "path", schema, ...facts };
    const root = documentOf({ [template]: { get: { parameters: [parameter], responses: {} } } });
    const operation = {
      method: "GET",
      path: template,
      parameters: { [place]: { p: facts } },
      styles: allStyles,
    } as unknown as Operation; // Only what is written by is there.
    const values = { p: value };
    const path = pathOf(operation, place === "path" ? values : {});
    const search = place === "query" ? queryOf(operation, values) : "";
    const headers = place === "header" ? headerTexts(operation, values) : {};
    const cookie = place === "cookie" ? { cookie: cookiesOf(operation, values) } : {};
    const call = callOf({ path, search, headers: { ...headers, ...cookie } });
    const { variables } = createRouter([routeOf(root)])("GET", path);
    const read = await readRequest(root, routeOf(root), call, variables);
    expect(read.parameters[place]).toEqual({ p: value });
  });
});

async function query(parameters: readonly JsonObject[], search: string): Promise<unknown> {
  const root = documentOf({ "/": { get: { parameters, responses: {} } } });
  return (await readRequest(root, routeOf(root), callOf({ search }), {})).parameters.query;
}

const page = { type: "object", properties: { page: { type: "integer" }, sort: names } };

test("an exploded object takes its own names, and leaves the others theirs", async () => {
  const open = { type: "object", additionalProperties: { type: "string" } };
  const parameters = [
    { name: "pageable", in: "query", schema: page },
    { name: "filter", in: "query", schema: open },
    { name: "q", in: "query", schema: { type: "string" } },
  ] as unknown as JsonObject[];
  expect(await query(parameters, "page=1&sort=a&q=x")).toMatchObject({ pageable: { page: 1, sort: ["a"] }, q: "x" });
});

test("a required exploded object is there even where no member is, and an optional one is not", async () => {
  const required = { name: "p", in: "query", required: true, schema: page } as unknown as JsonObject;
  expect(await query([required], "")).toEqual({ p: {} });
  expect(await query([{ ...required, required: false }], "")).toEqual({});
});

test("commas that a client has encoded part the items that can have none", async () => {
  const ids = { name: "ids", in: "query", explode: false, schema: list } as unknown as JsonObject;
  expect(await query([ids], "ids=1%2C2")).toEqual({ ids: [1, 2] });
});

test("what is not sent is not there", async () => {
  const parameters = [
    { name: "X-Ids", in: "header", schema: list },
    { name: "ids", in: "query", schema: list },
    { name: "c", in: "cookie", schema: list },
  ];
  const root = documentOf({ "/": { get: { parameters, responses: {} } } });
  const { parameters: read, body } = await readRequest(root, routeOf(root), callOf(), {});
  expect([read, body]).toEqual([{ path: {}, query: {}, header: {}, cookie: {} }, undefined]);
});

test("a parameter called like a member of every object is one like any other", async () => {
  const odd = { name: "__proto__", in: "query", schema: { type: "string" } } as unknown as JsonObject;
  expect(Object.entries((await query([odd], "__proto__=a")) as object)).toEqual([["__proto__", "a"]]);
});
