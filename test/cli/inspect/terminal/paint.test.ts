import { expect, test } from "vitest";
import { createPaint } from "../../../../cli/src/inspect/terminal/paint.ts";

test("paints on a terminal, even where this process writes into a pipe", () => {
  expect(createPaint(true)("red", "x")).toBe("\u001B[31mx\u001B[39m");
});

test("hands the text through where there are no colours", () => {
  expect(createPaint(false)("red", "x")).toBe("x");
});
