import { describe, expect, test } from "vitest";
import { anonymousRoute, matchOperations } from "../../../../cli/src/diff/operations/match-operations.ts";
import { sideOf } from "../diff-text.ts";

/** Operations as `GET /a: name`. */
function matched(before: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>): string[] {
  const [old, fresh] = [before, now].map((given) => {
    const paths = Object.entries(given).map(([route, id]) => {
      const [method = "", path = ""] = route.split(" ");
      return `'${path}': { ${method.toLowerCase()}: { operationId: ${id}, responses: {} } }`;
    });
    return sideOf(`paths: { ${paths.join(", ")} }`).operations;
  });
  const { pairs, removed, added } = matchOperations(old ?? [], fresh ?? []);
  return [
    ...pairs.map(([one, other]) => `${one.route} = ${other.route}`),
    ...removed.map(({ route }) => `- ${route}`),
    ...added.map(({ route }) => `+ ${route}`),
  ];
}

describe("operations", () => {
  test("are known by their function's name first", () => {
    expect(matched({ "GET /a": "a" }, { "GET /b": "a", "GET /a": "x" })).toEqual(["GET /a = GET /b", "+ GET /a"]);
  });

  test("are known by their route where the name is gone", () => {
    expect(matched({ "GET /a": "a" }, { "GET /a": "b" })).toEqual(["GET /a = GET /a"]);
  });

  test("are known by their route whatever its parameters are called", () => {
    expect(matched({ "GET /a/{b}": "x" }, { "GET /a/{c}": "y" })).toEqual(["GET /a/{b} = GET /a/{c}"]);
  });

  test("are new or gone otherwise", () => {
    expect(matched({ "GET /a": "a" }, { "POST /a": "b" })).toEqual(["- GET /a", "+ POST /a"]);
  });

  test("are paired once", () => {
    expect(matched({ "GET /a/{b}": "x", "GET /a/{c}/d": "y" }, { "GET /a/{z}": "y" })).toEqual([
      "GET /a/{c}/d = GET /a/{z}",
      "- GET /a/{b}",
    ]);
  });
});

test("a route without names has braces only", () => {
  expect(anonymousRoute({ route: "GET /a/{b}/{c}.csv" })).toBe("GET /a/{}/{}.csv");
});
