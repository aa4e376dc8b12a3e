import { describe, expect, test } from "vitest";
import { toldOfOperation } from "../diff-text.ts";

const compared = (before: string, now: string): string[] => {
  const keys = (header: string): string => `responses: { '200': { description: '', headers: { ${header} } } }`;
  return toldOfOperation(keys(before), keys(now));
};
const header = (schema: string, rest = ""): string => `X-A: { schema: ${schema}${rest} }`;

describe("a header", () => {
  test.each([
    ["", header("{ type: string }"), ["header-added: The header `X-A` is new (200)."]],
    [header("{ type: string }"), "", ["header-removed: The header `X-A` is gone (200)."]],
    [header("{}", ", required: true"), header("{}"), ["header-optional: The header `X-A` may be missing (200)."]],
    [header("{}"), header("{}", ", required: true"), ["header-required: The header `X-A` is always there (200)."]],
    [
      header("{ type: string }"),
      header("{ type: number }"),
      ["header-type-changed: The header `X-A` is read as number; it was string (200)."],
    ],
    [header("{ enum: [a] }"), header("{ enum: [a, b] }"), ["header-value-added: The header `X-A` can be a, b (200)."]],
    [
      header("{ enum: [a] }"),
      header("{ type: string }"),
      ["header-value-added: The header `X-A` can be anything (200)."],
    ],
    [
      header("{ enum: [a, b] }"),
      header("{ enum: [a] }"),
      ["header-value-removed: The header `X-A` can only be a (200)."],
    ],
    [
      header("{ type: string }"),
      header("{ type: string, enum: [a] }"),
      ["header-value-removed: The header `X-A` can only be a (200)."],
    ],
  ])("%s and %s", (before, now, want) => {
    expect(compared(before, now)).toEqual(want);
  });
});
