/** Packs both packages into `artifacts/` and checks the tarballs: manifest, types, and what a bundle of the runtime holds. */
import { join } from "node:path";
import { checkBundles } from "./checks/check-bundles.ts";
import { checkManifest, checkTypes } from "./checks/check-tarball.ts";
import { packPackages } from "./release/pack-packages.ts";
import { root } from "./release/packages.ts";

const tarballs = await packPackages(join(root, "artifacts"));
const runtime = tarballs.get("latchkey");
if (runtime === undefined) throw new Error("The package latchkey was not packed.");

const checks = await Promise.all([
  checkBundles(runtime),
  ...[...tarballs].flatMap(([name, tarball]) => [checkManifest(name, tarball), checkTypes(name, tarball)]),
]);
for (const { name, summary, problems } of checks.flat()) {
  console.log(`${problems.length === 0 ? "ok  " : "FAIL"} ${name}: ${summary}`);
  for (const problem of problems) console.log(`     ${problem.trimEnd().replaceAll("\n", "\n     ")}`);
  if (problems.length > 0) process.exitCode = 1;
}
