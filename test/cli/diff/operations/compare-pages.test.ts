import { expect, test } from "vitest";
import { changesOf, toldOfOperation } from "../diff-text.ts";

const rest = `parameters: [{ name: c, in: query, schema: {} }, { name: d, in: query, schema: {} }],
  responses: { "200": { description: "", content: { application/json: { schema: { properties: {
    a: { type: array, items: { type: object, required: [id], properties: { id: { type: string } } } },
    b: { type: array, items: { type: object, required: [id], properties: { id: { type: string }, more: {} } } },
    d: { type: array, items: { type: number } },
    n: { type: string } } } } } } }`;

function toldOf(before: string, now: string): string[] {
  const keys = (pages: string): string => (pages === "" ? rest : `x-pages: ${pages}, ${rest}`);
  return toldOfOperation(keys(before), keys(now));
}

const cursor = "{ items: /a, next: { query: c, from: /n } }";

test.each([
  [cursor, cursor, []],
  ["", cursor, ["pages-added: `call` comes in pages."]],
  [cursor, "", ["pages-removed: `call` declares no pages any more."]],
  [
    cursor,
    "{ items: /a, next: link }",
    [
      'pages-changed: The pages of `call` follow each other by {"items":"/a","next":"link"}; it was {"items":"/a","next":{"query":"c","from":"/n"}}.',
    ],
  ],
  ["{ items: /a, next: link }", "{ items: /a, next: link, more: /n }", [expect.stringMatching(/^pages-changed: /)]],
  ["{ items: /a, next: link }", "{ items: /b, next: link }", [expect.stringMatching(/^pages-changed: /)]],
  [
    "{ items: /a, next: link }",
    "{ items: /d, next: link }",
    ['page-items-changed: The items of `call` are those at "/d"; they were at "/a".'],
  ],
])("%s and %s", (before, now, want) => {
  expect(toldOf(before, now)).toEqual(want);
});

test("a rule of the configuration counts for each document as it fits there", () => {
  const document = `paths: { /x: { post: { operationId: call, ${rest} } } }`;
  const pages = { call: { items: "/a", next: "link" } };
  expect(changesOf(document, document, { pages })).toEqual([]);
});
