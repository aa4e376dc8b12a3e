/** Packs both packages, compiled anew, into `artifacts/`. */
import { rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { packPackages } from "./release/pack-packages.ts";
import { root } from "./release/packages.ts";
import { runScript } from "./run-script.ts";

const artifacts = join(root, "artifacts");

await runScript(async () => {
  await rm(artifacts, { recursive: true, force: true });
  for (const tarball of (await packPackages(artifacts)).values()) console.log(relative(root, tarball));
});
