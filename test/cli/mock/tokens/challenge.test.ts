import { expect, test } from "vitest";
import { basicChallenge, bearerChallenge } from "../../../../cli/src/mock/tokens/challenge.ts";

test("says nothing but the realm where no mistake was made", () => {
  expect(bearerChallenge("Feed API")).toBe('Bearer realm="Feed API"');
});

test("names the error and the scopes that are missing", () => {
  const details = { error: "insufficient_scope", description: "Too little.", scopes: ["a", "b"] } as const;
  expect(bearerChallenge("x", details)).toBe(
    'Bearer realm="x", error="insufficient_scope", error_description="Too little.", scope="a b"',
  );
});

test("lets no title of a document break out of its quotes", () => {
  expect(basicChallenge('a"b\\c\r\nd: ü')).toBe('Basic realm="a\\"b\\\\cd: ", charset="UTF-8"');
});
