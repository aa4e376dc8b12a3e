import { expect, test } from "vitest";
import { holdsFiles, isFile } from "../../src/request/files.ts";

const blob = new Blob(["a"]);

test.each([
  { value: blob, want: true },
  { value: new File(["a"], "a.txt"), want: true },
  { value: new ArrayBuffer(1), want: true },
  { value: new DataView(new ArrayBuffer(1)), want: true },
  { value: Buffer.from("a"), want: true },
  { value: "a", want: false },
  { value: [blob], want: false },
  { value: null, want: false },
])("whether $value is a file: $want", ({ value, want }) => {
  expect(isFile(value)).toBe(want);
});

test.each([
  { value: { a: blob }, want: true },
  { value: { a: 1, b: ["c", blob] }, want: true },
  { value: { a: new Set([blob]) }, want: true },
  { value: [blob], want: true },
  { value: new Set([blob]), want: true },
  { value: { a: { b: blob } }, want: false },
  { value: { a: "b" }, want: false },
  { value: blob, want: false },
  { value: Buffer.from("a"), want: false },
  { value: "a", want: false },
  { value: null, want: false },
])("whether $value holds files: $want", ({ value, want }) => {
  expect(holdsFiles(value)).toBe(want);
});
