import { expect, test } from "vitest";
import { disarmed, expectationsOf } from "./expectation.ts";

const source = `call();
  // @ts-expect-error is missing
  call(1);
// @ts-ignore a comment
`;

test("an error is expected on the line after its comment, for the reason in it", () => {
  expect(expectationsOf(source)).toEqual([{ line: 3, reason: "is missing" }]);
});

test("the compiler meets no directive, and every line where it was", () => {
  expect(disarmed(source).split("\n")[1]).toBe("  // expected: is missing");
});
