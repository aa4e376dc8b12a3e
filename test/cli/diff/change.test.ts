import { describe, expect, test } from "vitest";
import { changeOf, isSilent, strictChange, worstStep } from "../../../cli/src/diff/change.ts";

describe("a change", () => {
  test("has what its rule says, and a pointer", () => {
    expect(changeOf("operation-removed", "GET /a", ["paths", "/a", "get"], "x")).toEqual({
      rule: "operation-removed",
      step: "major",
      operation: "GET /a",
      pointer: "/paths/~1a/get",
      recompile: "breaks",
      running: "breaks",
      message: "x",
    });
  });

  test("is major in strict mode if it breaks exhaustive code or test data, and only then", () => {
    const strict = (rule: Parameters<typeof changeOf>[0]): string[] => {
      const { step, recompile } = strictChange(changeOf(rule, null, [], ""));
      return [step, recompile];
    };
    expect(strict("answer-value-added")).toEqual(["major", "breaks"]);
    expect(strict("answer-property-added")).toEqual(["minor", "compiles"]);
    expect(strict("request-limit-tightened")).toEqual(["major", "compiles"]);
  });

  test("is silent if it compiles and something else notices", () => {
    expect(isSilent({ recompile: "compiles", running: "breaks" })).toBe(true);
    expect(isSilent({ recompile: "compiles", running: "works" })).toBe(false);
    expect(isSilent({ recompile: "breaks", running: "breaks" })).toBe(false);
  });
});

test("the worst step is that of all", () => {
  expect(worstStep([])).toBe("none");
  expect(worstStep([{ step: "patch" }, { step: "major" }, { step: "minor" }])).toBe("major");
});
