import { expect, test } from "vitest";
import { parseDocument, type SpecDocument } from "../../../../cli/src/document/parse-document.ts";
import { checkReferences } from "../../../../cli/src/document/references/check-references.ts";
import type { Json } from "../../../../cli/src/document/json.ts";
import { documentOf, errorOf } from "../spec-document.ts";

function check(schemas: string): void {
  const text = `components:\n  schemas: ${schemas}`;
  checkReferences(parseDocument({ file: "api.yaml", name: "api.yaml", text }));
}

const to = (name: string): string => `{ $ref: "#/components/schemas/${name}" }`;

test.each([
  ["itself", `{ A: ${to("A")} }`],
  ["another one that leads back", `{ A: ${to("B")}, B: ${to("A")} }`],
  ["a circle that it is no part of", `{ C: ${to("A")}, A: ${to("B")}, B: ${to("A")} }`],
  ["itself, with something beside it", `{ A: { $ref: "#/components/schemas/A", type: object } }`],
])("a schema that is nothing but a reference to %s is refused", (_name, schemas) => {
  expect(() => check(schemas)).toThrow(
    /^api\.yaml:2:\d+: "#\/components\/schemas\/[AB]" leads to nothing but references/,
  );
});

test.each([
  ["a property that leads back", `{ A: { properties: { a: ${to("A")} } } }`],
  ["a long chain that ends", `{ A: ${to("B")}, B: ${to("C")}, C: { type: string }, D: ${to("A")} }`],
  ["items of its own kind", `{ A: { items: ${to("B")} }, B: ${to("A")} }`],
])("%s is taken", (_name, schemas) => {
  expect(() => check(schemas)).not.toThrow();
});

test("a chain is followed once, however many references lead into it", () => {
  const chain = Array.from({ length: 20_000 }, (_, index) => `S${index}: ${to(`S${index + 1}`)}`);
  const start = performance.now();
  check(`{ ${chain.join(", ")}, S20000: { type: string } }`);
  expect(performance.now() - start).toBeLessThan(15_000);
});

test("a reference to what is there is good, and one in an example is none", () => {
  const text = "a: { $ref: '#/b' }\nb: { example: { $ref: '#/no' } }\n";
  expect(() => checkReferences(documentOf(text))).not.toThrow();
});

test.each([
  ["that leads nowhere", "a:\n  $ref: '#/no'\n", 2, '"#/no" points to nothing.'],
  ["that is no string", "a:\n  $ref: 1\n", 2, "`$ref` must be a string."],
  ["out of a document without a place", "a:\n  $ref: b.yaml\n", 2, '"b.yaml" points out of this document.'],
  ["of a mapping", "schema:\n  discriminator:\n    mapping:\n      cat: '#/no'\n", 4, '"#/no" points to nothing.'],
])("a reference %s is a fault at its own line", (_name, text, line, problem) => {
  expect(errorOf(() => checkReferences(documentOf(text)))).toMatchObject({ line, problem });
});

test("two hundred and fifty levels are enough for everybody", () => {
  const nested = (levels: number): SpecDocument => {
    let root: Json = {};
    for (let level = 0; level < levels; level++) root = { a: root };
    return { ...documentOf("{}"), root };
  };
  expect(() => checkReferences(nested(250))).not.toThrow();
  const error = errorOf(() => checkReferences(nested(251)));
  expect(error).toMatchObject({ problem: "The document is nested deeper than 250 levels." });
});
