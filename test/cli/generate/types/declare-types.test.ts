import { expect, test } from "vitest";
import type { Json } from "../../../../cli/src/document/json.ts";
import { createMemo } from "../../../../cli/src/generate/memo.ts";
import { declareTypes, type DeclaredTypes } from "../../../../cli/src/generate/types/declare-types.ts";
import { printTypes } from "../../../../cli/src/generate/types/print-types.ts";
import type { SchemaSplit } from "../../../../cli/src/model/split-schemas.ts";

const nothingSplit: SchemaSplit = { inputs: new Map(), requestOnly: new Set() };

const documentWith = (title: Json): Json => ({
  components: {
    schemas: {
      Post: { type: "object", properties: { author: { $ref: "#/components/schemas/User" }, title } },
      User: {
        type: "object",
        properties: { friends: { type: "array", items: { $ref: "#/components/schemas/User" } } },
      },
      "100%": { type: "integer" },
    },
    headers: { Total: { schema: { type: "integer" } } },
  },
});

/** The declarations of the schemas by key, in one line. */
const textsOf = ({ schemas }: DeclaredTypes): Record<string, string> =>
  Object.fromEntries(schemas.map(({ key, node }) => [key, printTypes([node]).replaceAll(/\s+/g, " ").trim()]));

const nodesOf = ({ schemas }: DeclaredTypes): Map<string, unknown> =>
  new Map(schemas.map(({ key, node }) => [key, node]));

test("each component schema is a declaration, and refers to others by their names", () => {
  const declared = declareTypes(documentWith({ type: "string" }), [], nothingSplit);
  expect(declared.schemas.map(({ key }) => key)).toEqual(["Post", "User", "100\uFDD0"]);
  expect(Object.values(textsOf(declared)).slice(0, 2)).toEqual([
    expect.stringContaining("title?: string;"),
    expect.stringContaining("friends?: "),
  ]);
  expect(declared.usesComponents).toBe(false);
});

test("all else is in the shape that openapi-fetch wants", () => {
  const text = printTypes(declareTypes(documentWith({ type: "string" }), [], nothingSplit).rest).replaceAll(
    /\s+/g,
    " ",
  );
  expect(text).toContain("export type paths = Record<string, never>;");
  expect(text).toMatch(/headers: \{ Total: number;? \}/);
});

test("a schema that only requests have takes lists that nobody may change", () => {
  const split = { ...nothingSplit, requestOnly: new Set(["User"]) };
  const { User: text } = textsOf(declareTypes(documentWith({ type: "string" }), [], split));
  expect(text).toContain("friends?: readonly ");
});

test("what is as it was is the node of the last run", () => {
  const memo = createMemo();
  const run = (title: Json): Map<string, unknown> => {
    const declared = declareTypes(documentWith(title), [], nothingSplit, memo);
    memo.settle();
    return nodesOf(declared);
  };
  const before = run({ type: "string" });
  const after = run({ type: "number" });
  const kept = [...before].filter(([key, node]) => after.get(key) === node).map(([key]) => key);
  expect(kept).toContain("100\uFDD0");
  expect(kept).not.toContain("Post");
});
