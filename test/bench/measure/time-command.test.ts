import { expect, test } from "vitest";
import { timeCommand } from "../../../bench/measure/time-command.ts";

const here = import.meta.dirname;

test("gives the time and the peak memory of a whole process", async () => {
  const idle = await timeCommand(["-e", "0"], here);
  const busy = await timeCommand(["-e", "Buffer.alloc(100 * 2 ** 20, 1)"], here);

  expect(idle.time).toBeGreaterThan(0);
  expect(busy.memory - idle.memory).toBeGreaterThan(90);
});

test("is no measurement when the command fails", async () => {
  await expect(timeCommand(["-e", "throw new Error('broken')"], here)).rejects.toThrow("broken");
});
