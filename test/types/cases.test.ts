import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { compilers, type Diagnosis, diagnose, patience } from "../../scripts/types/diagnose.ts";
import { writeTypesFolder } from "../../scripts/types/types-folder.ts";
import { disarmed, expectationsOf } from "./expectation.ts";

const folder = join(import.meta.dirname, "cases");
const names = (await readdir(folder)).toSorted();
const sources = new Map(
  await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const)),
);

async function writeCases(): Promise<string> {
  const files = Array.from(sources, ([name, source]) => [name, disarmed(source)] as const);
  return writeTypesFolder("cases", new Map(files), { isolatedDeclarations: true });
}

describe.each(compilers)("$name", (compiler) => {
  let diagnosis: Diagnosis;

  beforeAll(async () => {
    diagnosis = await diagnose(compiler, await writeCases());
  }, patience);

  const errorsIn = (name: string) => diagnosis.diagnostics.filter(({ file }) => file === name);

  test.each(names)("%s: says what is wrong, where it is wrong, and nothing else", (name) => {
    const expected = expectationsOf(sources.get(name) ?? "");
    const found = errorsIn(name).map(({ line, message }) => {
      const last = message.at(-1) ?? "";
      const reason = expected.find((expectation) => expectation.line === line)?.reason;
      return { line, reason: reason !== undefined && last.includes(reason) ? reason : message.join("\n") };
    });
    expect(found).toEqual(expected);
  });

  test("finds nothing wrong with generated code", () => {
    expect(diagnosis.diagnostics.filter(({ file }) => file.includes("generated/"))).toEqual([]);
  });
});
