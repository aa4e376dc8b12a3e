/** Compiles both packages into their `dist`. */
import { join } from "node:path";
import { compile } from "./release/compile.ts";
import { packages } from "./release/packages.ts";
import { runScript } from "./run-script.ts";

await runScript(async () => {
  for (const pkg of packages) await compile(pkg, join(pkg.folder, "dist"));
});
