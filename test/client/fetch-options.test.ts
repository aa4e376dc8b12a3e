import { expect, test } from "vitest";
import { fetchOptionsOf } from "../../src/client/fetch-options.ts";

test("what is undefined is not there", () => {
  expect(Object.keys(fetchOptionsOf({ cache: undefined, keepalive: undefined }, undefined))).toEqual([]);
});

test("the call's credentials come before the client's", () => {
  expect(fetchOptionsOf({}, "include")).toEqual({ credentials: "include" });
  expect(fetchOptionsOf({ credentials: "omit" }, "include")).toEqual({ credentials: "omit" });
});

test("what is fetch's own goes on, and nothing else", () => {
  const own = { cache: "no-store", keepalive: false, mode: "cors", priority: "low", duplex: "half" } as const;
  const given = { ...own, timeout: 5, headers: { a: "1" }, parseAs: "text" };
  expect(fetchOptionsOf(given, undefined)).toEqual(own);
});

test("what a layer writes into the options of one call is in no other's", () => {
  expect(fetchOptionsOf({}, undefined)).not.toBe(fetchOptionsOf({}, undefined));
});
