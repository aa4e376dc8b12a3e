import { expect, test } from "vitest";
import { isNodeError, outputFault } from "../../../../cli/src/generate/output/output-fault.ts";

const failed = (code: unknown): Error => Object.assign(new Error("failed"), { code });

test.each([
  ["EACCES", "sdk may not be written."],
  ["ENOSPC", "sdk does not fit on the disk."],
  ["EXYZ", "sdk cannot be written (EXYZ)."],
])("%s of the file system is the caller's to mend", (code, message) => {
  const cause = failed(code);
  expect(outputFault("sdk", cause)).toMatchObject({ name: "InputError", message, cause, hint: expect.any(String) });
});

test("an error of another kind is given back as it is", () => {
  const error = new TypeError("a bug");
  expect(outputFault("sdk", error)).toBe(error);
});

test.each([
  [failed("ENOENT"), true],
  [failed(1), false],
  ["ENOENT", false],
])("%s is an error of Node's: %s", (error, want) => {
  expect(isNodeError(error)).toBe(want);
});
