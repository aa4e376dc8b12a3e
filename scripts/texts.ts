/** Gives each text of the runtime's errors its number in docs/errors.md: a production bundle has the number only. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./release/packages.ts";
import { catalogFile, catalogIn, manualWith, numbered, textsIn } from "./release/texts.ts";
import { runScript } from "./run-script.ts";

await runScript(async () => {
  const manual = await readFile(catalogFile, "utf8");
  const catalog = numbered(await textsIn(join(root, "src")), catalogIn(manual));
  await writeFile(catalogFile, manualWith(manual, catalog));
  console.log(`docs/errors.md has ${catalog.size} texts`);
});
