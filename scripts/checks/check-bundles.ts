import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { entryPointsOf } from "../release/entry-points.ts";
import { root } from "../release/packages.ts";
import { inApplication } from "./application.ts";
import { leaksOf, runtimePackages, unusedIn } from "./bundle-rules.ts";
import { type Bundle, bundle } from "./bundle.ts";
import type { Check } from "./check.ts";
import { commandWords } from "./command-words.ts";

const everything =
  'export * from "latchkey"; export * from "latchkey/generated"; export * from "latchkey/generated/path-client";';
const oneEndpoint = 'export { createClient, getAccount } from "./generated/index.ts";';
const oneEndpointFile = "generated/endpoints/account.ts";

/** Bundles the packed runtime, whole, as an application with one endpoint, and for a server; names what leaked in. */
export function checkBundles(tarball: string): Promise<Check[]> {
  return inApplication(tarball, async (application) => {
    const manifest = JSON.parse(await readFile(join(root, "cli/package.json"), "utf8"));
    const command = commandWords(manifest, [...runtimePackages]);
    const words = [...command, "node:"];
    const whole = await bundle(everything, application);
    const small = await bundle(oneEndpoint, application);
    return [
      checkOf("bundle of the whole runtime", whole, leaksOf(whole, words)),
      checkOf("bundle of one endpoint", small, [...leaksOf(small, words), ...unusedIn(small, oneEndpointFile)]),
      await checkServer(application, command),
    ];
  });
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

function checkOf(name: string, { minified, gzipped }: Bundle, leaks: readonly string[]): Check {
  const summary = `${minified} bytes minified, ${gzipped} gzipped`;
  return { name, summary, problems: leaks.map((leak) => `${leak} must not be in it`) };
}
