import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { mapToPackedSources } from "../../../scripts/release/packed-source-maps.ts";
import { folderOf } from "../../cli/document/folder.ts";

test("leads each map to its sources in the package, and leaves the rest of it alone", async () => {
  const map = (...sources: readonly string[]): string => JSON.stringify({ version: 3, sources, mappings: "AAAA" });
  await using folder = await folderOf({
    "package/dist/session/keep.d.ts.map": map("../../../repository/src/session/keep.ts"),
    "package/dist/generated.js.map": map("../../repository/src/say.ts", "../../repository/src/session/keep.ts"),
    "package/dist/production/generated.js.map": map("../../../repository/src/say-short.ts"),
  });

  await mapToPackedSources(folder.path("package/dist"), folder.path("repository"));

  const read = async (name: string): Promise<string> => readFile(folder.path(`package/dist/${name}`), "utf8");
  expect(await read("session/keep.d.ts.map")).toBe(map("../../src/session/keep.ts"));
  expect(await read("generated.js.map")).toBe(map("../src/say.ts", "../src/session/keep.ts"));
  expect(await read("production/generated.js.map")).toBe(map("../../src/say-short.ts"));
});
