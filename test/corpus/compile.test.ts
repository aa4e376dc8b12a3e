/** Whole documents, compiled as strictly as TypeScript gets; `npm run corpus` does the same with eighty real ones. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { generateFrom } from "../../cli/src/generate/generate.ts";
import { compilers, diagnose } from "../../scripts/types/diagnose.ts";
import { writeTypesFolder } from "../../scripts/types/types-folder.ts";

const documents = [
  ...["schemas.yaml", "swagger.yaml", "several/openapi.yaml", "references.yaml", "later.yaml", "streams.yaml"],
  "../../../openapi.yaml",
];

let folder: string;
beforeAll(async () => {
  folder = await writeTypesFolder("corpus", new Map([["index.ts", "export {};\n"]]), { isolatedDeclarations: true });
  for (const [index, document] of documents.entries()) {
    const spec = resolve("test/corpus/documents", document);
    await generateFrom({ spec, out: join(folder, `sdk${index}`), importExtension: ".ts" });
    await generateFrom({ spec, out: join(folder, `tags${index}`), importExtension: ".ts", typesByFile: true });
    await writeFile(join(folder, `same${index}.ts`), sameTypes(index));
  }
});

/** The types of `schema.ts` are the same wherever they stand. */
function sameTypes(index: number): string {
  return `import type * as one from "./sdk${index}/schema.ts";
import type * as other from "./tags${index}/schema.ts";
declare function is<T>(value: T): void;
export function check(some: [one.paths, one.components, one.operations], others: [other.paths, other.components, other.operations]): void {
  is<typeof some>(others);
  is<typeof others>(some);
}
`;
}

test.each(compilers)("$name finds nothing wrong with any of them", { timeout: 60_000 }, async (compiler) => {
  expect((await diagnose(compiler, folder)).diagnostics).toEqual([]);
});

test("all of them are there, and have what they describe", async () => {
  const texts = documents.slice(0, -1).map((_, index) => readFile(join(folder, `sdk${index}`, "schemas.ts"), "utf8"));
  const names = (await Promise.all(texts)).map((text) =>
    [...text.matchAll(/^export (?:type|interface) (\S+) [={]/gm)].map(([, name]) => name),
  );
  expect(names).toEqual([
    ["Value", "Tree", "Pair", "a_b", "_9x", "Base", "Extended", "Pet", "Dog", "Big_Cat"],
    ["Pet", "Problem"],
    ["Post", "Page", "Person"],
    [
      "WithDefault",
      "Nasty",
      "NastyInput",
      "dyn",
      "with_dots_and_dash_1",
      "Bool",
      "Never",
      "Alias",
      "Self",
      "components_schemas_Nasty_defs_Inner",
      "components_schemas_Nasty_properties_tuple",
    ],
    ["S", "Event", "Pet", "Cat", "OtherPet"],
    ["Chunk", "ChunkInput", "Event", "ChunkEvent", "ThreadEvent"],
  ]);
  expect(await readdir(join(folder, "sdk0/endpoints"))).toEqual(["any-values.ts", "default.ts"]);
});
