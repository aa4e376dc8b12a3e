import { describe, expect, test } from "vitest";
import { generateText } from "../../generate/generate-text.ts";
import { pagedDocument } from "./paged-document.ts";

function ruleOf(pages: string, parameter?: string): unknown {
  return generateText(pagedDocument(pages, parameter)).model.operations[0]?.pages;
}

const cursor = "{ query: cursor, from: /nextCursor }";

describe("pages are declared by what is there,", () => {
  test.each([
    `{ items: /posts, next: ${cursor} }`,
    `{ items: /posts, next: ${cursor}, more: /hasMore }`,
    "{ items: /a~1b, next: link }",
    "{ items: /posts, next: { query: cursor, last: /id } }",
    "{ items: /posts, next: { query: cursor, from: /page } }",
    "{ items: /posts, next: { link: /nextCursor } }",
  ])("as %s", (pages) => {
    expect(ruleOf(pages)).toBeDefined();
  });

  test.each([
    [`{ items: /post, next: ${cursor} }`, "7:25", "`items` points to nothing that a 2xx answer of `posts/list` has."],
    [`{ items: /title, next: ${cursor} }`, "7:25", "`items` points to nothing"],
    [`{ items: /hasMore, next: ${cursor} }`, "7:25", "`items` of `posts/list` points to something that is no list."],
    [`{ items: "", next: ${cursor} }`, "7:25", "`items` of `posts/list` points to something that is no list."],
    [`{ items: /posts, next: ${cursor}, more: /more }`, "7:83", "`more` points to nothing"],
    ["{ items: /posts, next: { query: cursor, from: /next } }", "7:62", "`next.from` points to nothing"],
    [
      "{ items: /posts, next: { query: cursor, from: /posts } }",
      "7:62",
      "`next.from` of `posts/list` points to something that is no text or number.",
    ],
    [
      "{ items: /posts, next: { query: cursor, last: /tags } }",
      "7:62",
      "`next.last` of `posts/list` points to something",
    ],
    ["{ items: /posts, next: { query: cursor, last: /name } }", "7:62", "`next.last` points to nothing"],
    [
      "{ items: /posts, next: { link: /hasMore } }",
      "7:47",
      "`next.link` of `posts/list` points to something that is no text.",
    ],
    ["{ items: /posts, next: { query: page, by: 1 } }", "7:48", '`posts/list` has no query parameter "page".'],
    ["{ items: /posts, next: { query: key, by: 1 } }", "7:48", '`posts/list` has no query parameter "key".'],
    ["{ items: /posts, next: { query: cursor, by: 1.5 } }", "7:60", "1.5 is no step."],
  ])("and not as %s", (pages, place, problem) => {
    const message = expect.stringContaining(`test.yaml:${place}: ${problem}`) as string;
    expect(() => ruleOf(pages)).toThrow(expect.objectContaining({ message }) as Error);
  });

  test("in JSON", () => {
    const csv = pagedDocument("{ items: /posts, next: link }").replace("application/json", "text/csv");
    expect(() => generateText(csv)).toThrow("`posts/list` answers with no JSON that could have items.");
  });
});

describe("the first number", () => {
  const numbered = "{ items: /posts, next: { query: cursor, by: 1 } }";

  test.each([
    ["schema: { type: integer }", undefined],
    ["schema: { type: integer, default: 0, minimum: 0 }", 0],
    ["schema: { allOf: [{ type: integer, default: 1 }] }", 1],
  ])("of `%s` is %s", (parameter, start) => {
    expect(ruleOf(numbered, parameter)).toMatchObject({
      next: { query: "cursor", by: 1, ...(start !== undefined && { start }) },
    });
  });

  test("has to be said where it may be zero or one", () => {
    const parameter = "schema: { type: integer, minimum: 0 }";
    expect(() => ruleOf(numbered, parameter)).toThrow("`cursor` may be zero, and nothing says whether");
    expect(ruleOf(numbered.replace("by: 1", "by: 1, start: 1"), parameter)).toMatchObject({ next: { start: 1 } });
    expect(ruleOf(numbered.replace("by: 1", "by: items"), parameter)).toMatchObject({ next: { by: "items" } });
  });
});
