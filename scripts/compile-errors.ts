/** `npm run docs:compile-errors`: writes the compiler's messages into docs/compile-errors.md. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./release/packages.ts";
import { exampleFiles, withMessages } from "./types/compile-errors.ts";
import { diagnose, typescript7 } from "./types/diagnose.ts";
import { writeTypesFolder } from "./types/types-folder.ts";

const path = join(root, "docs/compile-errors.md");
const page = await readFile(path, "utf8");
const folder = await writeTypesFolder("compile-errors", exampleFiles(page), { noUnusedLocals: false });
const { diagnostics } = await diagnose(typescript7, folder);
await writeFile(path, withMessages(page, diagnostics));
