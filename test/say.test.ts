import { expect, test } from "vitest";
import { say as sayShort } from "../src/say-short.ts";
import { say } from "../src/say.ts";

test("says a text with the values that stand in it", () => {
  const [what, where] = ["id", undefined];
  expect(say`Nothing`).toBe("Nothing");
  expect(say`${what} is missing at ${where}: \`a\``).toBe("id is missing at undefined: `a`");
});

test("says the number of a text and the values alone, in a production bundle", () => {
  expect(sayShort(7)).toBe("latchkey/docs/errors.md#7");
  expect(sayShort(7, "id", undefined, sayShort(8))).toBe("latchkey/docs/errors.md#7(id, , latchkey/docs/errors.md#8)");
});
