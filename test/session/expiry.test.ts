import { expect, test } from "vitest";
import { isDue, isExpired, isYoung } from "../../src/session/expiry.ts";

const windows = { leeway: 30, refreshAhead: 120 };
const issuedAt = 1_000_000;
const at = (seconds: number) => issuedAt + seconds * 1000;

test("a token counts as expired within the leeway of its end", () => {
  const hour = { issuedAt, lifetime: 3600 };
  expect([isExpired(hour, at(3569.9), windows), isExpired(hour, at(3570), windows)]).toEqual([false, true]);
});

test("the leeway is a fifth of a short life at the most", () => {
  const short = { issuedAt, lifetime: 10 };
  expect([isExpired(short, at(7.9), windows), isExpired(short, at(8), windows)]).toEqual([false, true]);
});

test("a token is due within refreshAhead of its end", () => {
  const hour = { issuedAt, lifetime: 3600 };
  expect([isDue(hour, at(3479.9), windows), isDue(hour, at(3480), windows)]).toEqual([false, true]);
});

test("refreshAhead is half of a short life at the most", () => {
  const short = { issuedAt, lifetime: 10 };
  expect([isDue(short, at(4.9), windows), isDue(short, at(5), windows)]).toEqual([false, true]);
});

test("a token of unknown life neither expires nor is due", () => {
  expect([isExpired({ issuedAt }, at(1e9), windows), isDue({ issuedAt }, at(1e9), windows)]).toEqual([false, false]);
});

test("a life of thirty days is not due before its last two minutes", () => {
  const month = { issuedAt, lifetime: 30 * 86_400 };
  expect([isDue(month, at(30 * 86_400 - 121), windows), isDue(month, at(30 * 86_400 - 120), windows)]).toEqual([
    false,
    true,
  ]);
});

test("a token from the future is due, and never counts as young", () => {
  const hour = { issuedAt, lifetime: 3600 };
  expect([isDue(hour, at(-1), windows), isYoung(hour, at(-1))]).toEqual([true, false]);
});

test("a token is young for a minute", () => {
  expect([isYoung({ issuedAt }, at(0)), isYoung({ issuedAt }, at(59.9)), isYoung({ issuedAt }, at(60))]).toEqual([
    true,
    true,
    false,
  ]);
});
