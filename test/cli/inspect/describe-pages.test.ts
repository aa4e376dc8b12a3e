import type { PageRule } from "latchkey";
import { expect, test } from "vitest";
import { describePages } from "../../../cli/src/inspect/describe-pages.ts";

test.each<[PageRule, string]>([
  [{ items: "", next: "link" }, "by the header Link; the answer is the list"],
  [{ items: "/value", next: { link: "/nextLink" } }, "by the link at /nextLink; the items are at /value"],
  [
    { items: "/posts", next: { query: "cursor", from: "/next" } },
    "by the query parameter cursor, from /next in the answer; the items are at /posts",
  ],
  [
    { items: "/data", next: { query: "starting_after", last: "/id" }, more: "/has_more" },
    "by the query parameter starting_after, from /id in the last item; the items are at /data, while there is something at /has_more",
  ],
  [
    { items: "/items", next: { query: "offset", by: "items" } },
    "by the query parameter offset, which grows by the items had; the items are at /items",
  ],
  [
    { items: "/items", next: { query: "page", by: 1 } },
    "by the query parameter page, which grows by 1; the items are at /items",
  ],
])("%j is %s", (rule, words) => {
  expect(describePages(rule)).toBe(words);
});
