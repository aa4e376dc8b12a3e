/** The work for a document grows as its text does, also where all its parts meet. */
import { expect, test } from "vitest";
import { generateFiles } from "../../../cli/src/generate/generate.ts";

const list = (count: number, item: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => item(i)).join();
const ref = (name: string): string => `{"$ref":"#/components/schemas/${name}"}`;
const schemas = (text: string): string => `"paths":{},"components":{"schemas":{${text}}}`;
const get = (facts: string): string => `{"get":{${facts},"responses":{"200":{"description":""}}}}`;

const bases = (count: number): string =>
  list(count, (i) => `"S${i}":{"discriminator":{"propertyName":"t"},"allOf":[${list(count, (j) => ref(`S${j}`))}]}`);

test.each<[string, number, number, (count: number) => string]>([
  [
    "operations of one name",
    300,
    2_400,
    (n) => `"paths":{${list(n, (i) => `"/p${i}":${get('"operationId":"same"')}`)}}`,
  ],
  [
    "tags of one file name",
    200,
    1_000,
    (n) => `"paths":{${list(n, (i) => `"/p${i}":${get(`"tags":["a${"-".repeat(i)}"]`)}`)}}`,
  ],
  [
    "schemas, each a reference to the next",
    250,
    1_000,
    (n) => schemas(`${list(n, (i) => `"S${i}":${ref(`S${i + 1}`)}`)},"S${n}":{}`),
  ],
  ["bases that extend each other", 50, 150, (n) => schemas(bases(n))],
])("%s: %d and %d of them cost as their texts are long", { timeout: 240_000 }, (_name, few, many, body) => {
  const text = (count: number): string => `{"openapi":"3.1.0","info":{"title":"","version":""},${body(count)}}`;
  work(text(few)); // The compiler of the runtime takes its time once.
  const growth = text(many).length / text(few).length;
  // Twice as much as in proportion, and a little for what a run costs by itself. What is squared would be eight times as much.
  const limit = 2 * growth * work(text(few)) + 200;
  // On a busy machine one run may wait for its memory: what is squared is slow each time.
  const first = work(text(many));
  expect(first < limit ? first : Math.min(work(text(many)), work(text(many)))).toBeLessThan(limit);
});

/** The processor's milliseconds for generating, which other processes do not change. */
function work(text: string): number {
  const before = process.cpuUsage();
  expect(generateFiles({ file: "a.json", name: "a.json", text }, {}).files.size).toBeGreaterThan(4);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
