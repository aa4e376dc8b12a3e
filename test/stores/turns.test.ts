import { expect, test } from "vitest";
import { createTurns } from "../../src/stores/turns.ts";

test("works run one after the other, and one that fails holds nobody up", async () => {
  const inTurn = createTurns();
  const order: string[] = [];
  const work = (name: string, milliseconds: number) =>
    inTurn(async () => {
      order.push(`${name} begins`);
      await new Promise((resolve) => void setTimeout(resolve, milliseconds));
      order.push(`${name} ends`);
      if (name === "b") throw new Error("no");
      return name;
    });
  const done = await Promise.allSettled([work("a", 5), work("b", 1), work("c", 0)]);
  expect(order).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
  expect(done.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});
