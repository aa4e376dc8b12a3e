import { describe, expect, test } from "vitest";
import {
  entry,
  listLiteral,
  objectLiteral,
  objectType,
  print,
  printNames,
  printUnion,
  typeArguments,
} from "../../../../cli/src/generate/text/layout.ts";

const long = (length: number): string => "x".repeat(length);

describe("print", () => {
  test("keeps on one line what fits in 120 columns", () => {
    const layout = objectLiteral([entry("a", long(54)), entry("b", long(54))]);
    expect(print(layout)).toHaveLength(120);
    expect(print(layout)).not.toContain("\n");
  });

  test("writes one item a line where it does not fit", () => {
    expect(print(objectLiteral([entry("a", long(60)), entry("b", long(60))]))).toBe(
      `{\n  a: ${long(60)},\n  b: ${long(60)},\n}`,
    );
  });

  test("breaks the outer brackets first, and the inner only where needed", () => {
    const inner = objectType([entry("a", long(50)), entry("b", long(50))]);
    expect(print(typeArguments("T", [inner, long(20)]))).toBe(
      `T<\n  { a: ${long(50)}; b: ${long(50)} },\n  ${long(20)}\n>`,
    );
  });

  test("counts what stands before and behind", () => {
    const layout = listLiteral([long(50), long(50)]);
    expect(print(layout, "", 16)).not.toContain("\n");
    expect(print(layout, "", 16, 1)).toContain("\n");
  });

  test("writes nothing between the brackets of what is empty", () => {
    expect([objectLiteral([]), listLiteral([]), objectType([])].map((layout) => print(layout))).toEqual([
      "{}",
      "[]",
      "{}",
    ]);
  });
});

test("gives each member of a long union a bar and a line", () => {
  expect(printUnion([long(70), long(70)], "  ", 0)).toBe(`  | ${long(70)}\n  | ${long(70)}`);
  expect(printUnion(["A", "B"], "  ", 0)).toBe("  A | B");
});

test("breaks a long import", () => {
  expect(printNames("import ", ["a", "b"], ' from "m";')).toBe('import { a, b } from "m";');
  expect(printNames("import ", [long(60), long(60)], ' from "m";')).toBe(
    `import {\n  ${long(60)},\n  ${long(60)},\n} from "m";`,
  );
});
