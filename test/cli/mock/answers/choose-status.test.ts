import { expect, test } from "vitest";
import { firstDeclared, statusAs, usualStatus } from "../../../../cli/src/mock/answers/choose-status.ts";

const of = (...keys: string[]) => new Map(keys.map((key) => [key, { description: key }]));

test.each([
  [["404", "201", "200"], 200, "200"],
  [["404", "default"], 200, "default"],
  [["2XX"], 200, "2XX"],
  [["302", "404"], 302, "302"],
  [["404"], 404, "404"],
  [["4XX"], 400, "4XX"],
  [[], 204, undefined],
])("of %j the usual one is %i", (keys, status, description) => {
  const chosen = usualStatus(of(...keys));
  expect([chosen.status, chosen.response?.["description"]]).toEqual([status, description]);
});

test("a status is described by itself, its class or the default", () => {
  expect(statusAs(of("404", "4XX", "default"), 404).response).toEqual({ description: "404" });
  expect(statusAs(of("404", "4XX", "default"), 429).response).toEqual({ description: "4XX" });
  expect(statusAs(of("404", "default"), 500).response).toEqual({ description: "default" });
  expect(statusAs(of("404"), 500).response).toBeUndefined();
});

test("the first declared of some is found by its own number", () => {
  expect(firstDeclared(of("400", "4XX"), [422, 400])).toBe(400);
  expect(firstDeclared(of("4XX"), [422, 400])).toBeUndefined();
});
