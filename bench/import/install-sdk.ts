/** The reference SDK as its users have it: made by `latchkey init`, compiled by tsc, installed with what it needs. */
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../scripts/release/packages.ts";
import { publishedManifest } from "../../scripts/release/published-manifest.ts";
import { readPublishing } from "../../scripts/release/publishing.ts";
import { runOrThrow } from "../../scripts/run-command.ts";
import { latchkeyCommand } from "../measure/time-command.ts";

const compiler = join(root, "node_modules/typescript/bin/tsc");

/** Writes an application anew, over the built packages: in its folder, `reference` and `openapi-fetch` can be imported. */
export async function installSdk(folder: string): Promise<void> {
  const sdk = join(folder, "sdk");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  for (const name of ["openapi-fetch", "jwt-decode"])
    await cp(join(root, "node_modules", name), join(folder, "node_modules", name), { recursive: true });
  await installRuntime(join(folder, "node_modules/latchkey"));
  const init = ["init", join(root, "openapi.yaml"), sdk, "--name", "reference", "--silent"];
  await runOrThrow(process.execPath, [latchkeyCommand, ...init], folder);
  await runOrThrow(process.execPath, [compiler, "-p", "tsconfig.build.json"], sdk);
  for (const name of ["dist", "package.json"])
    await cp(join(sdk, name), join(folder, "node_modules/reference", name), { recursive: true });
}

async function installRuntime(folder: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  await cp(join(root, "dist"), join(folder, "dist"), { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify(publishedManifest(manifest, await readPublishing())));
}
