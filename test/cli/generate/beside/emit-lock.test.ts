import { expect, test } from "vitest";
import { emitLock } from "../../../../cli/src/generate/beside/emit-lock.ts";
import { factsOf } from "../../init/facts.ts";

const { model } = factsOf();
const source = (text: string) => ({ file: "a", name: "a", text });
const lock = (text = "a\nb", options: object = { a: 1, b: [2] }, files = new Map([["x.ts", "x"]])) =>
  JSON.parse(emitLock(model, files, [source(text)], options));

test("a lock has what was generated from what", () => {
  expect(lock()).toEqual({
    generator: expect.stringMatching(/^@latchkey\/cli \d/),
    title: "Notes",
    version: "2.0.0",
    operations: 4,
    document: expect.stringMatching(/^sha256-[0-9a-f]{64}$/),
    configuration: expect.stringMatching(/^sha256-/),
    output: expect.stringMatching(/^sha256-/),
  });
});

test("each hash changes with what it is of, and with nothing else", () => {
  const before = lock();
  expect(lock("other")).toEqual({ ...before, document: expect.not.stringMatching(before.document) });
  expect(lock(undefined, { a: 2 })).toEqual({
    ...before,
    configuration: expect.not.stringMatching(before.configuration),
  });
  expect(lock(undefined, { names: () => "a" })).not.toEqual(lock(undefined, { names: () => "b" }));
  expect(lock(undefined, undefined, new Map([["x.ts", "y"]]))).toEqual({
    ...before,
    output: expect.not.stringMatching(before.output),
  });
});

test("neither line ends nor the order of keys change a hash", () => {
  expect(lock("a\r\nb", { b: [2], a: 1 })).toEqual(lock());
});
