/** Every page's program and configuration, against the SDK of every document that it is for, with the repository's own strict settings. */
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { diagnose, patience, typescript5, typescript7 } from "../../scripts/types/diagnose.ts";
import { equip, workshops } from "./harness/sdk.ts";
import { type Name, subjects } from "./subjects.ts";

let folder: string;
beforeAll(async () => {
  folder = join(workshops, "compiled");
  await rm(folder, { recursive: true, force: true });
  for (const [name, subject] of Object.entries(subjects)) await equip(`compiled/${name}`, subject);
  const all = ["*/app.ts", "*/latchkey.config.ts"];
  const few = sample.flatMap((name) => all.map((file) => file.replace("*", name)));
  await writeConfig("tsconfig.json", all);
  await writeConfig("few.json", few);
}, patience);

function writeConfig(name: string, include: readonly string[]): Promise<void> {
  return writeFile(join(folder, name), JSON.stringify({ extends: "../../../tsconfig.json", include }));
}

/** TypeScript 5.9 takes several times as long, so that it gets one document of each kind: 3.0, 3.1, Swagger 2.0, with overlays and names. */
const sample: readonly Name[] = ["fastapi", "springdoc-3.0", "microsoft", "laravel", "postgrest"];

test.each([
  [typescript7, "tsconfig.json"],
  [typescript5, "few.json"],
] as const)("the programs of the pages compile with $0.name", { timeout: patience }, async (compiler, config) => {
  expect((await diagnose(compiler, folder, config)).diagnostics).toEqual([]);
});
