import ts from "typescript";
import { expect, test } from "vitest";
import { isIdentifierPart, isIdentifierStart } from "../../../../cli/src/model/names/identifier-table.ts";

test("the table is TypeScript's own, for every character there is", () => {
  const { ESNext } = ts.ScriptTarget;
  const others: number[] = [];
  for (let code = 0; code <= 0x10_ff_ff; code++) {
    const isSame =
      isIdentifierStart(code) === ts.isIdentifierStart(code, ESNext) &&
      isIdentifierPart(code) === ts.isIdentifierPart(code, ESNext);
    if (!isSame) others.push(code);
  }
  expect(others).toEqual([]);
});
