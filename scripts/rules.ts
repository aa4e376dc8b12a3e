/** `npm run docs:rules`: writes the table of what is breaking into docs/what-is-breaking.md. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./release/packages.ts";
import { withRules } from "./rules/rules-page.ts";

const path = join(root, "docs/what-is-breaking.md");
await writeFile(path, withRules(await readFile(path, "utf8")));
