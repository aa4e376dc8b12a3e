import { expect, test } from "vitest";
import { reportError } from "../../../cli/src/commands/report-error.ts";
import { InputError, SpecError } from "../../../cli/src/document/spec-error.ts";

/** What is written about an error, and the exit code. */
function reported(error: unknown, json: boolean): { code: number; text: string } {
  let text = "";
  const stream = { isTTY: false, write: (chunk: string) => (text += chunk) !== "" };
  return { code: reportError(error, json, stream), text };
}

const fault = new SpecError(
  "`get` must be an object.",
  { file: "a.yaml", line: 4, column: 2, pointer: "/x" },
  "Mend it.",
);

test("tells a fault of the input in two lines", () => {
  expect(reported(fault, false)).toEqual({ code: 2, text: "✗ a.yaml:4:2: `get` must be an object.\n  Mend it.\n" });
});

test("tells it as one object with --json", () => {
  const { code, text } = reported(fault, true);
  expect(code).toBe(2);
  expect(JSON.parse(text)).toEqual({
    error: {
      name: "SpecError",
      message: "a.yaml:4:2: `get` must be an object.",
      hint: "Mend it.",
      problem: "`get` must be an object.",
      file: "a.yaml",
      line: 4,
      column: 2,
      pointer: "/x",
    },
  });
  expect(JSON.parse(reported(new InputError("No."), true).text)).toEqual({
    error: { name: "InputError", message: "No." },
  });
});

test("asks for a report of its own failures", () => {
  expect(reported(new TypeError("oops"), false)).toMatchObject({
    code: 3,
    text: expect.stringMatching(/bug.*\n.*oops/),
  });
  expect(reported(new TypeError("oops"), true)).toMatchObject({ code: 3 });
});
