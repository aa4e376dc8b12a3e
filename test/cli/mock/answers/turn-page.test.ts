import { defineEndpoint, type PageRule, pages } from "latchkey";
import { createClient } from "../../../../generated/index.ts";
import { describe, expect, test } from "vitest";
import { mockOf } from "../scrap.ts";

const item = {
  type: "object",
  required: ["id"],
  properties: { id: { type: "string" }, at: { type: "string", format: "date" } },
};
const list = { type: "array", items: item, minItems: 2, maxItems: 2 };
const nullable = { type: ["string", "null"] };
const query = (name: string, schema: object = { type: "string" }) => ({ name, in: "query", schema });

/** A mock of one list, and what a walk over it brings. */
async function walk(rule: PageRule, schema: object, parameters: object[] = [], init: Record<string, unknown> = {}) {
  const responses = { "200": { description: "", content: { "application/json": { schema } } } };
  const operation = { operationId: "list", security: [], parameters, "x-pages": rule, responses };
  await using mock = await mockOf({ "/list/{kind}": { get: operation } });
  const endpoint = defineEndpoint({ method: "GET", path: "/list/{kind}", pages: rule });
  const client = createClient({ baseUrl: mock.url });
  const found: unknown[] = [];
  const call = { params: { path: { kind: "new" }, query: init } };
  for await (const page of pages(endpoint, client, call).byPage()) found.push(page);
  expect(mock.violations).toEqual([]);
  return { found, asked: mock.requests.map(({ path }) => path) };
}

const object = (properties: object, required: string[] = []): object => ({
  type: "object",
  required: ["items", ...required],
  properties: { items: list, ...properties },
});

describe("a list has three pages and an end,", () => {
  test.each<{ what: string; rule: PageRule; schema: object; parameters?: object[]; last?: object }>([
    {
      what: "by a cursor that becomes null",
      rule: { items: "/items", next: { query: "c", from: "/next" } },
      schema: object({ next: nullable }),
      parameters: [query("c")],
      last: { next: null },
    },
    {
      what: "by a number that is gone",
      rule: { items: "/items", next: { query: "c", from: "/page/next" } },
      schema: object({ page: { type: "object", properties: { next: { type: "integer" } } } }, ["page"]),
      parameters: [query("c", { type: "integer" })],
      last: { page: {} },
    },
    {
      what: "by a cursor that becomes empty, since it is required",
      rule: { items: "/items", next: { query: "c", from: "/next" } },
      schema: object({ next: { type: "string" } }, ["next"]),
      parameters: [query("c")],
      last: { next: "" },
    },
    {
      what: "by a link that has the cursor",
      rule: { items: "/items", next: { query: "c", from: "/next" } },
      schema: object({ next: { type: ["string", "null"], format: "uri" } }),
      parameters: [query("c")],
    },
    {
      what: "by the last item's own id",
      rule: { items: "/items", next: { query: "after", last: "/id" }, more: "/more" },
      schema: object({ more: { type: "boolean" } }, ["more"]),
      parameters: [query("after")],
      last: { more: false },
    },
    {
      what: "by a link in the answer",
      rule: { items: "/items", next: { link: "/next" } },
      schema: object({ next: nullable }),
    },
    { what: "by the header `Link`", rule: { items: "", next: "link" }, schema: list },
    {
      what: "by a page number, while there is more",
      rule: { items: "/items", next: { query: "page", by: 1, start: 0 }, more: "/left" },
      schema: object({ left: { type: "integer" } }, ["left"]),
      parameters: [query("page", { type: "integer" })],
      last: { left: 0 },
    },
  ])("$what", async ({ rule, schema, parameters, last }) => {
    const { found } = await walk(rule, schema, parameters);
    expect(found).toHaveLength(3);
    if (last !== undefined) expect(found[2]).toMatchObject(last);
  });

  test.each([
    [{ query: "n", by: "items" }, ["n=2", "n=4", "n=6"]],
    [{ query: "n", by: 1 }, ["n=2", "n=3", "n=4"]],
    [{ query: "n", by: 20 }, ["n=20", "n=40", "n=60"]],
  ] as const)("and no items behind them, by %j", async (next, asked) => {
    const walked = await walk({ items: "/items", next }, object({}), [query("n", { type: "integer" })]);
    expect(walked.found).toHaveLength(4);
    expect(walked.found[3]).toMatchObject({ items: [] });
    expect(walked.asked.slice(1).map((path) => path.split("?")[1])).toEqual(asked);
  });

  test("and begins where a caller says", async () => {
    const rule: PageRule = { items: "/items", next: { query: "c", from: "/next" } };
    const { found } = await walk(rule, object({ next: nullable }), [query("c")], { c: "page-3" });
    expect(found).toHaveLength(1);
  });
});

test("an id that has a form is left as it is, and the second page is the last", async () => {
  const rule: PageRule = { items: "/items", next: { query: "after", last: "/at" }, more: "/more" };
  const { found } = await walk(rule, object({ more: { type: "boolean" } }, ["more"]), [query("after")]);
  expect(found).toHaveLength(2);
});
