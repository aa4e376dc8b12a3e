/** Documents whose parts all meet take seconds, as their size would have it. */
import { expect, test } from "vitest";
import { generateFiles } from "../../../cli/src/generate/generate.ts";

const list = (count: number, item: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => item(i)).join();
const ref = (name: string): string => `{"$ref":"#/components/schemas/${name}"}`;
const schemas = (text: string): string => `"paths":{},"components":{"schemas":{${text}}}`;
const get = (facts: string): string => `{"get":{${facts},"responses":{"200":{"description":""}}}}`;

test.each<[string, string]>([
  ["2,000 operations of one name", `"paths":{${list(2_000, (i) => `"/p${i}":${get('"operationId":"same"')}`)}}`],
  ["1,000 tags of one file name", `"paths":{${list(1_000, (i) => `"/p${i}":${get(`"tags":["a${"-".repeat(i)}"]`)}`)}}`],
  [
    "2,000 schemas, each a reference to the next",
    schemas(`${list(2_000, (i) => `"S${i}":${ref(`S${i + 1}`)}`)},"S2000":{}`),
  ],
  [
    "60 bases that extend each other",
    schemas(
      list(60, (i) => `"S${i}":{"discriminator":{"propertyName":"t"},"allOf":[${list(60, (j) => ref(`S${j}`))}]}`),
    ),
  ],
])("%s are generated in seconds", { timeout: 60_000 }, (_name, text) => {
  const start = performance.now();
  const source = {
    file: "a.json",
    name: "a.json",
    text: `{"openapi":"3.1.0","info":{"title":"","version":""},${text}}`,
  };
  expect(generateFiles(source, {}).files.size).toBeGreaterThan(4);
  expect(performance.now() - start).toBeLessThan(20_000);
});
