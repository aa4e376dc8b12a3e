/** Whatever is damaged in a document, it is refused in an orderly way, or taken. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { parse } from "yaml";
import type { Json } from "../../../cli/src/generator/document/json.ts";
import { InputError } from "../../../cli/src/generator/document/spec-error.ts";
import { generateFiles } from "../../../cli/src/generator/generate.ts";

const reference = JSON.stringify(parse(readFileSync("openapi.yaml", "utf8")));
const places = reference.match(/[{[,:](?=["{[\dtfn])/g)?.length ?? 0;
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

/** The reference API with the values at some places, counted in the order of the document, replaced. */
function damage(changes: ReadonlyMap<number, Json>): Json {
  let count = 0;
  return JSON.parse(reference, (_key, value: Json) => changes.get(count++) ?? value) as Json; // A reviver keeps it JSON.
}

const runs = Number(process.env["FUZZ_RUNS"] ?? 100);

it("never fails by itself", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: places }), junk), { minLength: 1, maxLength: 4 }), (changes) => {
      const text = JSON.stringify(damage(new Map(changes)));
      try {
        expect(generateFiles({ file: "spec", name: "spec.json", text }, {}).files.size).toBeGreaterThan(0);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
      }
    }),
    { numRuns: runs },
  );
});
