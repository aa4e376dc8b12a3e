import { expect, test } from "vitest";
import { reportFileOf, undocumentedExports } from "../../../scripts/release/api-reports.ts";
import { entryPointsOf } from "../../../scripts/release/entry-points.ts";

test("finds each entry point that has types, by the name that an import gives it", () => {
  const exports = {
    ".": { "latchkey-source": "./src/index.ts", types: "./dist/index.d.ts", default: "./dist/index.js" },
    "./mock": { types: "./dist/mock/index.d.ts", default: "./dist/mock/index.js" },
    "./package.json": "./package.json",
  };

  expect(entryPointsOf("@x/y", exports)).toEqual([
    { name: "@x/y", types: "./dist/index.d.ts" },
    { name: "@x/y/mock", types: "./dist/mock/index.d.ts" },
  ]);
});

test("names a report for its entry point", () => {
  expect(reportFileOf({ name: "@x/y/mock", types: "" })).toBe("x.y.mock.api.md");
  expect(reportFileOf({ name: "z", types: "" })).toBe("z.api.md");
});

test("finds exports without documentation, and asks none of types that are not exported or of members", () => {
  const report = `
// @public (undocumented)
export function bare(): void;

// @public
export interface Told {
    // (undocumented)
    readonly member: string;
}

// @public (undocumented)
type Hidden = string;

// @public (undocumented)
export abstract class Base {
}
`;

  expect(undocumentedExports(report)).toEqual(["bare", "Base"]);
});
