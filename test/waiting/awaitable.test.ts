import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { isThenable } from "../../src/waiting/awaitable.ts";

test.each([
  ["a promise", Promise.resolve()],
  ["a promise of another realm", runInNewContext("Promise.resolve()")],
  ["an object with a `then`", Object.create(Promise.prototype)],
  ["a function with a `then`", Object.setPrototypeOf(() => undefined, Promise.prototype)],
])("waits for %s", (_, value: unknown) => {
  expect(isThenable(value)).toBe(true);
});

test.each([["a text"], [undefined], [null], [{}], [() => undefined], [7]])("does not wait for %s", (value) => {
  expect(isThenable(value)).toBe(false);
});
