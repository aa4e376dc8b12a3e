import { expect, test } from "vitest";
import { patternText } from "../../../../cli/src/mock/answers/pattern-text.ts";
import { randomSource, usual } from "../../../../cli/src/mock/answers/random.ts";

const any = { least: 0, most: Infinity };

const readable = [
  "^[a-z]+$",
  "^[A-Z]{2}\\d{4}$",
  "^(?:cus|sub)_[A-Za-z0-9]{14,}$",
  "^\\d{4}-\\d{2}-\\d{2}$",
  "^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$",
  "^#?([a-f0-9]{6}|[a-f0-9]{3})$",
  "^[\\w.-]+$",
  "^\\+[1-9]\\d{1,14}$",
  "abc",
  "^$",
  "^a{0}b$",
  "^[-_a]$",
  "^(?<year>\\d+)$",
];

test.each(readable)("makes a text for %s", (pattern) => {
  expect(patternText(pattern, any, usual)).toMatch(new RegExp(pattern, "u"));
  expect(patternText(pattern, any, randomSource(pattern))).toMatch(new RegExp(pattern, "u"));
});

test.each(["(?=a)b", "(a)\\1", "[", "(", "\\p{L}"])("leaves %s alone", (pattern) => {
  expect(patternText(pattern, any, usual)).toBeUndefined();
});

test("makes it as long as it has to be, or not at all", () => {
  expect(patternText("^[a-z]+$", { least: 10, most: 40 }, usual)?.length).toBe(16);
  expect(patternText("^a{5}$", { least: 0, most: 3 }, usual)).toBeUndefined();
});

test("gives up on a pattern that asks for too much", () => {
  expect(patternText("^(a{1000}){1000}$", any, usual)).toBeUndefined();
  expect(patternText("^a{999999999}$", any, usual)).toBeUndefined();
});
