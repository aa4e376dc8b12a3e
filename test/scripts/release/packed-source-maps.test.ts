import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mapToPackedSources } from "../../../scripts/release/packed-source-maps.ts";

test("leads each map to the source of the same place, and leaves the rest of it alone", async () => {
  const folder = await mkdtemp(join(tmpdir(), "latchkey-maps-"));
  try {
    await mkdir(join(folder, "dist/session"), { recursive: true });
    const map = { version: 3, sources: ["../../../repository/src/session/ask.ts"], mappings: "AAAA" };
    for (const name of ["ask.js.map", "ask.d.ts.map"])
      await writeFile(join(folder, "dist/session", name), JSON.stringify(map));

    await mkdir(join(folder, "dist/production"));
    const short = { ...map, sources: ["../../../repository/src/say-short.ts"] };
    await writeFile(join(folder, "dist/production/say.js.map"), JSON.stringify(short));

    await mapToPackedSources(join(folder, "dist"));

    for (const name of ["ask.js.map", "ask.d.ts.map"])
      expect(JSON.parse(await readFile(join(folder, "dist/session", name), "utf8"))).toEqual({
        ...map,
        sources: ["../../src/session/ask.ts"],
      });
    expect(JSON.parse(await readFile(join(folder, "dist/production/say.js.map"), "utf8"))).toEqual({
      ...short,
      sources: ["../../src/say-short.ts"],
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
