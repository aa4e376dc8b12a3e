import { expect, test } from "vitest";
import type { PrismScheme } from "../../../cli/src/mock/prism/prism-api.ts";
import { isNamed, readRoute } from "../../../cli/src/mock/route.ts";

const bearer: PrismScheme = { key: "bearer", type: "http", scheme: "Bearer" };
const basic: PrismScheme = { key: "basic", type: "http", scheme: "BASIC" };
const key: PrismScheme = { key: "key", type: "apiKey", in: "header", name: "X-Key" };
const source = { iid: "read", method: "get", path: "/a/{id}", security: [[bearer, key], [basic], []], responses: [] };

test("each alternative names its schemes, with the challenge of those that have one", () => {
  const { alternatives } = readRoute(source, new Set());
  expect(alternatives.map((all) => all.map(({ name, challenge }) => [name, challenge]))).toEqual([
    [
      ["bearer", "bearer"],
      ["key", undefined],
    ],
    [["basic", "basic"]],
    [],
  ]);
});

test("a key is where a token stands once a session is wired to it", () => {
  expect(readRoute(source, new Set()).alternatives[0]?.[1]?.place).toBeUndefined();
  expect(readRoute(source, new Set(["key"])).alternatives[0]?.[1]?.place).toBeDefined();
});

test("an operation without security is public", () => {
  expect(readRoute({ method: "get", path: "/", responses: [] }, new Set()).alternatives).toEqual([]);
});

test.each([
  ["read", true],
  ["GET /a/{id}", true],
  ["get /a/{id}", false],
  ["GET /a/1", false],
])("%j names it: %s", (name, want) => {
  expect(isNamed(readRoute(source, new Set()), name)).toBe(want);
  expect(isNamed(undefined, name)).toBe(false);
});
