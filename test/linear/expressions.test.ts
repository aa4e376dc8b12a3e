import { expect, test } from "vitest";
import { expressionsIn, hostileTexts } from "./expressions.ts";

const expressions = [...expressionsIn("src"), ...expressionsIn("cli/src")];
/** An expression that looks at each character for each other one takes half a second for the first: that many come before more. */
const LENGTHS = [20_000, 100_000];
const MOST_MILLISECONDS = 100;

test("there are expressions to look at", () => {
  expect(expressions.length).toBeGreaterThan(50);
});

test.each(expressions.map(({ place, pattern }) => [place, pattern] as const))("takes linear time: %s", (_, pattern) => {
  for (const text of LENGTHS.flatMap((length) => hostileTexts(pattern, length))) {
    // A machine that is busy elsewhere gets other chances.
    const isFast = [0, 1, 2].some(() => timeOf(pattern, text) < MOST_MILLISECONDS);
    expect(isFast, `${JSON.stringify(text.slice(0, 40))}…`).toBe(true);
  }
});

function timeOf(pattern: RegExp, text: string): number {
  pattern.lastIndex = 0;
  const start = performance.now();
  if (pattern.global) text.replaceAll(pattern, "");
  else pattern.exec(text);
  return performance.now() - start;
}
