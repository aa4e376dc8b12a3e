/** Packs both packages into `artifacts/` and checks the tarballs: manifest, types, source maps, what a bundle of the runtime holds, and the bytes of the reference SDK. */
import { join } from "node:path";
import type { Check } from "./checks/check.ts";
import { checkBundles } from "./checks/check-bundles.ts";
import { checkReference } from "./checks/check-reference.ts";
import { checkSourceMaps } from "./checks/check-source-maps.ts";
import { checkManifest, checkTypes } from "./checks/check-tarball.ts";
import { packPackages } from "./release/pack-packages.ts";
import { root } from "./release/packages.ts";
import { runScript } from "./run-script.ts";

async function checkPackages(tarballs: ReadonlyMap<string, string>): Promise<Check[]> {
  const perPackage = [...tarballs].flatMap(([name, tarball]) => [
    checkManifest(name, tarball),
    checkTypes(name, tarball),
    checkSourceMaps(name, tarball),
  ]);
  const runtime = tarballs.get("latchkey") ?? "";
  const bundles = await checkBundles(runtime);
  return [...bundles, await checkReference(runtime), ...(await Promise.all(perPackage))];
}

function print({ name, summary, problems }: Check): void {
  console.log(`${problems.length === 0 ? "ok  " : "FAIL"} ${name}: ${summary}`);
  for (const problem of problems) console.log(`     ${problem.trimEnd().replaceAll("\n", "\n     ")}`);
}

await runScript(async () => {
  const checks = await checkPackages(await packPackages(join(root, "artifacts")));
  for (const check of checks) print(check);
  if (checks.some(({ problems }) => problems.length > 0)) process.exitCode = 1;
});
