import { expect, test } from "vitest";
import { isFinalStatus, readPreferences } from "../../../../cli/src/mock/answers/prefer.ts";

test("reads what a caller prefers", () => {
  expect(readPreferences('code=404, example="gone", dynamic=true,seed=1')).toEqual({
    code: 404,
    example: "gone",
    dynamic: true,
    seed: "1",
  });
});

test("prefers nothing on other preferences, or none", () => {
  expect(readPreferences("respond-async, code=soon")).toEqual({});
  expect(readPreferences(undefined)).toEqual({});
});

test("takes no status that ends nothing", () => {
  expect([100, 199, 200, 404, 599, 600, 404.5].filter(isFinalStatus)).toEqual([200, 404, 599]);
  expect(readPreferences("code=101")).toEqual({});
});
