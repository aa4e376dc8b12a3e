import { expect, test } from "vitest";
import { readPreferences } from "../../../../cli/src/mock/prism/prefer.ts";

test("reads what a caller prefers", () => {
  expect(readPreferences('code=404, example="gone", dynamic=true,seed=1')).toEqual({
    code: 404,
    exampleKey: "gone",
    dynamic: true,
    seed: "1",
  });
});

test("prefers nothing on other preferences, or none", () => {
  expect(readPreferences("respond-async, code=soon")).toEqual({});
  expect(readPreferences(undefined)).toEqual({});
});
