import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { entryPointsOf } from "../release/entry-points.ts";
import { root } from "../release/packages.ts";
import { runOrThrow } from "../run-command.ts";
import { leaksOf, runtimePackages, unusedIn } from "./bundle-rules.ts";
import { type Bundle, bundle } from "./bundle.ts";
import type { Check } from "./check.ts";
import { commandWords } from "./command-words.ts";

const everything =
  'export * from "latchkey"; export * from "latchkey/generated"; export * from "latchkey/generated/path-client";';
const oneEndpoint = 'export { createClient, getAccount } from "./generated/index.ts";';
const oneEndpointFile = "generated/endpoints/account.ts";

/** Bundles the packed runtime, whole, as an application with one endpoint, and for a server; names what leaked in. */
export async function checkBundles(tarball: string): Promise<Check[]> {
  const application = await applicationWith(tarball);
  try {
    const command = commandWords(JSON.parse(await readFile(join(root, "cli/package.json"), "utf8")), [
      ...runtimePackages,
    ]);
    const words = [...command, "node:"];
    const whole = await bundle(everything, application);
    const small = await bundle(oneEndpoint, application);
    return [
      checkOf("bundle of the whole runtime", whole, leaksOf(whole, words)),
      checkOf("bundle of one endpoint", small, [...leaksOf(small, words), ...unusedIn(small, oneEndpointFile)]),
      await checkServer(application, command),
    ];
  } finally {
    await rm(application, { recursive: true, force: true });
  }
}

/** Every entry point at once. Only here may Node's own modules and the optional peers be imported. */
async function checkServer(application: string, words: readonly string[]): Promise<Check> {
  const manifest = JSON.parse(await readFile(join(application, "node_modules/latchkey/package.json"), "utf8"));
  const peers = Object.keys(manifest.peerDependencies);
  const names = entryPointsOf("latchkey", manifest.exports).map(({ name }) => name);
  const source = names.map((name, index) => `export * as entry${index} from "${name}";`).join("\n");
  const all = await bundle(source, application, "node", peers);
  const leaks = leaksOf(all, words, (path) => path.startsWith("node:") || peers.includes(path));
  return checkOf(`bundle of all ${names.length} entry points`, all, leaks);
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
