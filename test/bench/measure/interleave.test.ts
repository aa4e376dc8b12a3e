import { expect, test } from "vitest";
import { interleave } from "../../../bench/measure/interleave.ts";

test("gives everybody a turn in each round and forgets the first round", async () => {
  const order: string[] = [];
  const contender = (name: string) => ({ name, turn: async () => ({ time: order.push(name) }) });

  const samples = await interleave([contender("a"), contender("b")], 2);

  expect(order).toEqual(["a", "b", "a", "b", "a", "b"]);
  expect(samples).toEqual([
    { name: "a", turns: [{ time: 3 }, { time: 5 }] },
    { name: "b", turns: [{ time: 4 }, { time: 6 }] },
  ]);
});
