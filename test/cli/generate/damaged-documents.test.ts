/** Whatever is damaged in a document, it is refused in an orderly way, or taken. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { Json } from "../../../cli/src/document/json.ts";
import { InputError } from "../../../cli/src/document/spec-error.ts";
import { generateFiles } from "../../../cli/src/generate/generate.ts";

const documents = ["openapi.yaml", "test/corpus/documents/swagger.yaml"];
const junk = fc.constantFrom<Json>(
  null,
  true,
  false,
  0,
  "",
  "x",
  [],
  {},
  [null],
  [true],
  { $ref: 1 },
  { $ref: "#/info" },
);

/** A document with the values at some places, counted in its order, replaced. */
function damage(document: string, changes: ReadonlyMap<number, Json>): Json {
  let count = 0;
  return JSON.parse(document, (_key, value: Json) => changes.get(count++) ?? value) as Json; // A reviver keeps it JSON.
}

const runs = Number(process.env["FUZZ_RUNS"] ?? 100);

test.each(documents)("never fails by itself: %s", { timeout: 120_000 }, (path) => {
  const document = JSON.stringify(parse(readFileSync(path, "utf8")));
  const places = document.match(/[{[,:](?=["{[\dtfn])/g)?.length ?? 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: places }), junk), { minLength: 1, maxLength: 4 }), (changes) => {
      const text = JSON.stringify(damage(document, new Map(changes)));
      try {
        expect(generateFiles({ file: "spec", name: "spec.json", text }, {}).files.size).toBeGreaterThan(0);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
      }
    }),
    { numRuns: runs },
  );
});
