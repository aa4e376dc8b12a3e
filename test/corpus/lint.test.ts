/** Generated code under typescript-eslint, with and without the comments that turn it off. */
import { join, resolve } from "node:path";
import { ESLint, type Linter } from "eslint";
import { beforeAll, expect, test } from "vitest";
import tslint from "typescript-eslint";
import { generate } from "../../cli/src/generate/generate.ts";
import { documents } from "../../scripts/corpus/documents.ts";
import { documentPath, installDocuments } from "../../scripts/corpus/install-documents.ts";
import { patience } from "../../scripts/types/diagnose.ts";
import { writeTypesFolder } from "../../scripts/types/types-folder.ts";

const own = [
  "openapi.yaml",
  ...["schemas", "swagger", "later", "streams", "polymorphism"].map((name) => `test/corpus/documents/${name}.yaml`),
];
const real = new Set([
  "spotify.com",
  "circleci.com",
  "readme 3.1/yaml/train-travel",
  "readme 3.0/yaml/parameters-style",
]);

let folder: string;
beforeAll(async () => {
  await installDocuments();
  folder = await writeTypesFolder("lint", new Map([["index.ts", "export {};\n"]]));
  const chosen = documents.filter(({ name }) => real.has(name)).map(({ path }) => documentPath(path));
  for (const [index, spec] of [...own.map((path) => resolve(path)), ...chosen].entries()) {
    await generate({ spec, out: join(folder, String(index)), importExtension: ".ts" });
  }
}, patience);

/** What typescript-eslint says of all files, a line each. */
async function lint(configs: readonly Linter.Config[], allowInlineConfig: boolean): Promise<readonly string[]> {
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    allowInlineConfig,
    overrideConfig: [
      ...configs,
      { languageOptions: { parserOptions: { project: true, tsconfigRootDir: folder } } },
      { linterOptions: { reportUnusedDisableDirectives: "error" } },
    ],
  });
  const results = await eslint.lintFiles(["*/**/*.ts"]);
  expect(results.length).toBeGreaterThan(40);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, ruleId, message }) => `${filePath.slice(folder.length)}:${line} ${ruleId ?? ""} ${message}`),
  );
}

test("generated code passes the recommended and the strict rules by itself", { timeout: patience }, async () => {
  const { strict, recommendedTypeChecked } = tslint.configs;
  // A schema may say something that says nothing: `anyOf: [false, …]`.
  const others: Linter.Config = { rules: { "@typescript-eslint/no-redundant-type-constituents": "off" } };
  expect(await lint([...strict, ...recommendedTypeChecked, others], false)).toEqual([]);
});

test("its comments turn all rules off, and are not called unused where none is broken", {
  timeout: patience,
}, async () => {
  expect(await lint(tslint.configs.recommended, true)).toEqual([]);
  expect(await lint([...tslint.configs.recommended, ...tslint.configs.stylistic], true)).toEqual([]);
});
