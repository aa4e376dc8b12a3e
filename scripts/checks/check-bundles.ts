import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../release/packages.ts";
import { runOrThrow } from "../run-command.ts";
import { leaksOf, unusedIn } from "./bundle-rules.ts";
import { type Bundle, bundle } from "./bundle.ts";
import type { Check } from "./check.ts";

const everything =
  'export * from "latchkey"; export * from "latchkey/generated"; export * from "latchkey/generated/path-client";';
const oneEndpoint = 'export { createClient, getAccount } from "./generated/index.ts";';
const oneEndpointFile = "generated/endpoints/account.ts";

/** Bundles the packed runtime for a browser, whole and as an application with one endpoint, and names what leaked in. */
export async function checkBundles(tarball: string): Promise<Check[]> {
  const application = await applicationWith(tarball);
  try {
    const whole = await bundle(everything, application);
    const small = await bundle(oneEndpoint, application);
    return [
      checkOf("bundle of the whole runtime", whole, leaksOf(whole)),
      checkOf("bundle of one endpoint", small, [...leaksOf(small), ...unusedIn(small, oneEndpointFile)]),
    ];
  } finally {
    await rm(application, { recursive: true, force: true });
  }
}

/** A folder inside the repository, where the packed `latchkey` stands beside the repository's own dependencies. */
async function applicationWith(tarball: string): Promise<string> {
  await mkdir(join(root, ".scratch"), { recursive: true });
  const folder = await mkdtemp(join(root, ".scratch/bundle-"));
  const installed = join(folder, "node_modules/latchkey");
  await mkdir(installed, { recursive: true });
  await Promise.all([
    runOrThrow("tar", ["-xzf", tarball, "--strip-components=1", "-C", installed], folder),
    cp(join(root, "generated"), join(folder, "generated"), { recursive: true }),
    writeFile(join(folder, "package.json"), '{ "type": "module", "sideEffects": false }\n'),
  ]);
  return folder;
}

function checkOf(name: string, { minified, gzipped }: Bundle, leaks: readonly string[]): Check {
  const summary = `${minified} bytes minified, ${gzipped} gzipped`;
  return { name, summary, problems: leaks.map((leak) => `${leak} must not be in it`) };
}
