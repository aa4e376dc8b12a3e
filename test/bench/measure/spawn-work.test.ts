import { expect, test } from "vitest";
import { spawnWork } from "../../../bench/measure/spawn-work.ts";

/** A contender's module, as a data URL. */
function moduleOf(body: string): URL {
  return new URL(`data:text/javascript,${encodeURIComponent(body)}`);
}

test("measures units of work in another process", async () => {
  const module = moduleOf("export const prepare = async (n) => async () => { if (n !== 7) throw new Error(); };");
  await using work = await spawnWork("ours", module, 7, 3);

  expect((await work.turn()).time).toBeGreaterThanOrEqual(0);
});

test("fails the turn when the work throws", async () => {
  const module = moduleOf("export const prepare = async () => async () => { process.exit(5); };");
  await using work = await spawnWork("ours", module, null, 1);

  await expect(work.turn()).rejects.toThrow(/The work of ours ended with 5/);
});
