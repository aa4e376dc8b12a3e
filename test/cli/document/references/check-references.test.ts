import { expect, test } from "vitest";
import { parseDocument } from "../../../../cli/src/document/parse-document.ts";
import { checkReferences } from "../../../../cli/src/document/references/check-references.ts";

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
