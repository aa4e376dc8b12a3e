import { expect, test } from "vitest";
import { textReader } from "../../src/security/text-reader.ts";

test("takes one piece after the other, and none that does not stand next", () => {
  const take = textReader("ab12");
  expect(take(/\d+/y)).toBeUndefined();
  expect(take(/[a-z]+/y)?.[0]).toBe("ab");
  expect(take(/\d/y)?.[0]).toBe("1");
  expect(take(/\d/y)?.[0]).toBe("2");
  expect(take(/\d/y)).toBeUndefined();
});

test("two texts are read side by side with one pattern", () => {
  const [one, other] = [textReader("ab"), textReader("cd")];
  const letter = /\w/y;
  expect([one(letter), other(letter), one(letter), other(letter)].map((match) => match?.[0])).toEqual([
    "a",
    "c",
    "b",
    "d",
  ]);
});
