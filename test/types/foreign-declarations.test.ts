import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { root } from "../../scripts/release/packages.ts";

/** The packages that the declarations of an entry point lead to, through all its own files. */
function packagesOf(entry: string): ReadonlySet<string> {
  const packages = new Set<string>();
  const files = [join(root, entry)];
  for (const file of files) {
    const { outputText } = ts.transpileDeclaration(readFileSync(file, "utf8"), { fileName: file });
    for (const { fileName } of ts.preProcessFile(outputText).importedFiles) {
      const imported = join(dirname(file), fileName);
      if (!fileName.startsWith(".")) packages.add(fileName);
      else if (!files.includes(imported)) files.push(imported);
    }
  }
  return packages;
}

test.each(["src/index.ts", "src/generated.ts"])("%s leads a compiler to none of openapi-fetch's", (entry) => {
  expect(packagesOf(entry)).not.toContain("openapi-fetch");
});

test("the path client's entry leads there", () => {
  expect(packagesOf("src/client/path-client.ts")).toEqual(new Set(["openapi-fetch"]));
});
