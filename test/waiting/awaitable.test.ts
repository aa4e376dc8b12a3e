import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { after, allOf, isThenable } from "../../src/waiting/awaitable.ts";

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

test("all of what is there is there at once, and the same list", () => {
  const items = [1, 2];
  expect(allOf(items)).toBe(items);
  expect(allOf([])).toEqual([]);
});

test("all are waited for where one has to be", async () => {
  expect(await allOf([Promise.resolve(1)])).toEqual([1]);
  const all = allOf<number>([1, Promise.resolve(2)]);
  expect(isThenable(all)).toBe(true);
  expect(await all).toEqual([1, 2]);
});

test("what goes on after a value does so at once, after a promise when it is there", async () => {
  const order: string[] = [];
  const go = (value: string) => {
    order.push(value);
    return Promise.resolve(value.length);
  };
  const later = after<string, number>(Promise.resolve("promise"), go);
  await after<string, number>("value", go);
  expect(await later).toBe(7);
  expect(order).toEqual(["value", "promise"]);
});
