/** Every page's program and configuration, against the SDK of every document that it is for, with the repository's own strict settings. */
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { diagnose, typescript7 } from "../../scripts/types/diagnose.ts";
import { equip, workshops } from "./harness/sdk.ts";
import { subjects } from "./subjects.ts";

test("the programs of all pages compile", { timeout: 120_000 }, async () => {
  const folder = join(workshops, "compiled");
  await rm(folder, { recursive: true, force: true });
  for (const [name, subject] of Object.entries(subjects)) await equip(`compiled/${name}`, subject);
  const config = { extends: "../../../tsconfig.json", include: ["*/app.ts", "*/latchkey.config.ts"] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));

  expect((await diagnose(typescript7, folder)).diagnostics).toEqual([]);
});
