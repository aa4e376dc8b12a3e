/** Eighty documents of other people, drawn from a directory of them; `npm run corpus -- --all` takes every one. */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { generate } from "../../cli/src/generate/generate.ts";
import { allDocuments } from "../../scripts/corpus/all-documents.ts";
import { documentPath, installDocuments } from "../../scripts/corpus/install-documents.ts";
import { sampleOf } from "../../scripts/corpus/run-all.ts";
import { diagnose, patience, typescript7 } from "../../scripts/types/diagnose.ts";
import { writeTypesFolder } from "../../scripts/types/types-folder.ts";

/** Nearly all are smaller, and the large ones would take most of the time. */
const largest = 300_000;

let folder: string;
let operations = 0;
beforeAll(async () => {
  await installDocuments();
  const all = await allDocuments();
  const sizes = await Promise.all(all.map(async ({ path }) => (await stat(documentPath(path))).size));
  const small = all.filter((_, index) => (sizes[index] ?? 0) <= largest);
  const sample = sampleOf(small, 80, "sample");
  folder = await writeTypesFolder("sample", new Map([["index.ts", "export {};\n"]]), { isolatedDeclarations: true });
  for (const [index, { path }] of small.filter(({ name }) => sample.has(name)).entries()) {
    const out = join(folder, String(index));
    const { model } = await generate({ spec: documentPath(path), out, importExtension: ".ts" });
    operations += model.operations.length;
  }
}, patience);

test("eighty SDKs of real documents compile", { timeout: patience }, async () => {
  expect((await diagnose(typescript7, folder)).diagnostics).toEqual([]);
  expect(operations).toBeGreaterThan(500);
});
