import { join } from "node:path";
import { expect, test } from "vitest";
import { privateNames } from "../../../scripts/release/private-names.ts";
import { root } from "../../../scripts/release/packages.ts";

const names = await privateNames(join(root, "src"));

test("shortens what a session keeps to itself, each name in its own way", () => {
  expect(Object.keys(names)).toEqual(expect.arrayContaining(["mirror", "settings", "isSuperseded", "rereading"]));
  const short = Object.values(names);
  expect(new Set(short).size).toBe(short.length);
  expect([short[0], short[25], short[26], short[27]]).toEqual(["a", "z", "aa", "ab"]);
});

test.each([
  ["a platform's objects", ["abort", "signal", "result"]],
  ["a store", ["store", "tokens", "signIn", "edition", "lock"]],
  ["a call of another copy of the package", ["signOuts", "scopes", "origin"]],
  ["an error", ["phase", "reason", "cause", "code"]],
  ["an application's options and events", ["stepUp", "timeout", "now", "error", "type"]],
])("leaves the names alone that are also those of %s", (_, others) => {
  for (const name of others) expect(names).not.toHaveProperty(name);
});
