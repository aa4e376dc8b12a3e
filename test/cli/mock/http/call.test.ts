import { expect, test } from "vitest";
import { cookiesOf, splitTarget } from "../../../../cli/src/mock/http/call.ts";

const targets: readonly (readonly [target: string, path: string, query: string])[] = [
  ["/feed", "/feed", ""],
  ["/feed?a=1?b", "/feed", "a=1%3Fb"],
  ["http://host:1/feed?a=1", "/feed", "a=1"],
  ["//evil/feed", "//evil/feed", ""],
  ["http://host", "/", ""],
  ["*", "/*", ""],
];

test.each(targets)("splits %s", (target, path, query) => {
  const split = splitTarget(target);
  expect([split.path, split.query.toString()]).toEqual([path, query]);
});

test("reads cookies, and skips what is none", () => {
  expect([...cookiesOf({ cookie: "a=1; broken; b=x=y" })]).toEqual([
    ["a", "1"],
    ["b", "x=y"],
  ]);
});
