import { describe, expect, test } from "vitest";
import { type PageFault, readPageRule } from "../../../../cli/src/model/pages/page-block.ts";

const fault: PageFault = (at, problem, hint) => new Error(`${at.join(".")}: ${problem} ${hint}`);
const next = { query: "cursor", from: "/next" };

describe("a rule of pages", () => {
  test.each([
    { items: "/posts", next },
    { items: "/posts", next: { query: "offset", by: "items" } },
    { items: "/items", next: { query: "page", by: 1 }, more: "/hasMore" },
    { items: "/items", next: { query: "startIndex", by: "items", start: 1 } },
    { items: "/data", next: { query: "starting_after", last: "/id" }, more: "/has_more" },
    { items: "", next: "link" },
    { items: "/value", next: { link: "/@odata.nextLink" } },
  ])("may be $next", (rule) => {
    expect(readPageRule(rule, fault)).toEqual(rule);
  });

  test("leaves out extensions, which are somebody else's", () => {
    const rule = { items: "", next: { ...next, "x-note": 1 }, "x-note": 1 };
    expect(readPageRule(rule, fault)).toEqual({ items: "", next });
  });

  test.each([
    [7, ": Pages are no object."],
    [{ next }, ": Pages have no `items`."],
    [{ items: "posts", next }, 'items: "posts" is no JSON Pointer.'],
    [{ items: 1, next }, "items: 1 is no JSON Pointer."],
    [{ items: "", next, moer: "/x" }, "moer: Pages have no `moer` here. Is it `more`?"],
    [{ items: "", next, more: true }, "more: true is no JSON Pointer."],
    [{ items: "" }, "next: `next` does not say what leads to the next page."],
    [{ items: "", next: "Link" }, "next: `next` does not say"],
    [{ items: "", next: { query: "cursor" } }, "next: `next` does not say"],
    [{ items: "", next: { from: "/next" } }, "next: `next` has no `query`."],
    [{ items: "", next: { ...next, from: "next" } }, 'next.from: "next" is no JSON Pointer.'],
    [{ items: "", next: { ...next, by: 1 } }, "next.by: Pages have no `next.by` here."],
    [{ items: "", next: { link: "/next", query: "cursor" } }, "next.query: Pages have no `next.query` here."],
    [{ items: "", next: { query: "page", by: 0 } }, "next.by: 0 is no step."],
    [{ items: "", next: { query: "page", by: "page" } }, 'next.by: "page" is no step.'],
    [{ items: "", next: { query: "page", by: 1, start: -1 } }, "next.start: -1 is no number to start with."],
  ])("is not %j", (block, message) => {
    expect(() => readPageRule(block, fault)).toThrow(message);
  });
});
