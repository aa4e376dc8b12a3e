import { utimes } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { generatorVersion } from "../../../cli/src/commands/generator-version.ts";

test("names this package's version and those of the packages that it generates with", () => {
  expect(generatorVersion()).toMatch(/^\d+\.\d+\.\d+,7\.\d+\.\d+,5\.9\.\d+,2\.\d+\.\d+,/);
});

test("changes when one of its sources is saved", async () => {
  const before = generatorVersion();
  const file = fileURLToPath(new URL("../../../cli/src/generate/emit/provenance.ts", import.meta.url));
  const now = new Date();
  await utimes(file, now, now);
  expect(generatorVersion()).not.toBe(before);
});
