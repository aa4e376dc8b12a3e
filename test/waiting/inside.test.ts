import { expect, onTestFinished, test, vi } from "vitest";
import { createInside, type Inside } from "../../src/waiting/inside.ts";

const moment = () => new Promise((done) => void setImmediate(done));

/** Whether it is inside before and after the function has waited, and whether others are meanwhile. */
async function whereabouts(inside: Inside): Promise<boolean[]> {
  const seen: boolean[] = [];
  const run = inside.run(async () => {
    seen.push(inside.isHere);
    await moment();
    await moment();
    seen.push(inside.isHere);
  });
  await moment();
  seen.push(inside.isHere);
  await run;
  seen.push(inside.isHere);
  return seen;
}

test("who is called by a function is inside, also after it has waited, and nobody else is", async () => {
  const inside = createInside();
  expect([inside.isBlind, await whereabouts(inside)]).toEqual([false, [true, false, true, false]]);
});

test("what a function has begun is not inside any more when the function is over", async () => {
  const inside = createInside();
  let late: Promise<boolean> | undefined;
  await inside.run(async () => {
    late = moment()
      .then(moment)
      .then(() => inside.isHere);
  });
  expect(await late).toBe(false);
});

test("a function that throws is over as well", async () => {
  const inside = createInside();
  const thrown = inside.run(() => {
    throw new Error("no");
  });
  await expect(thrown).rejects.toThrow("no");
  expect(inside.isHere).toBe(false);
});

test.each([
  ["none", undefined],
  ["one that throws", { getBuiltinModule: () => expect.fail("no such module") }],
  ["one that knows no modules", { env: {} }],
  ["one without that module", { getBuiltinModule: () => undefined }],
])("a page whose process is %s tells it until the function waits", async (_, process) => {
  vi.stubGlobal("process", process);
  onTestFinished(() => void vi.unstubAllGlobals());
  const inside = createInside();
  expect([inside.isBlind, await whereabouts(inside)]).toEqual([true, [true, false, false, false]]);
});
