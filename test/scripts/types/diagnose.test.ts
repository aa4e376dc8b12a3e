import { expect, test } from "vitest";
import { parseDiagnostics } from "../../../scripts/types/diagnose.ts";

test("an error has its place, its code and all its lines", () => {
  const output = `cases/a.ts(3,12): error TS2345: Argument of type 'Client<{}>' is wrong.
  Types of property 'x' are incompatible.
    Property 'bearerAuth' is missing.
b.ts(1,1): error TS2554: Expected 2 arguments, but got 1.
Files:              88
Instantiations:  1,234
`;
  expect(parseDiagnostics(output)).toEqual([
    {
      file: "cases/a.ts",
      line: 3,
      column: 12,
      code: "TS2345",
      message: [
        "Argument of type 'Client<{}>' is wrong.",
        "  Types of property 'x' are incompatible.",
        "    Property 'bearerAuth' is missing.",
      ],
    },
    { file: "b.ts", line: 1, column: 1, code: "TS2554", message: ["Expected 2 arguments, but got 1."] },
  ]);
});

test("output without errors has none", () => {
  expect(parseDiagnostics("Files: 88\nInstantiations: 12\n")).toEqual([]);
});
