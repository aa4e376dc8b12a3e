import { copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { runOrThrow } from "../run-command.ts";
import { compile } from "./compile.ts";
import { type Package, packages, root } from "./packages.ts";
import { mapToPackedSources } from "./packed-source-maps.ts";
import { type Manifest, publishedManifest } from "./published-manifest.ts";
import { readPublishing } from "./publishing.ts";

/**
 * Compiles and packs every package; resolves to the tarballs' paths, by package name.
 *
 * Each is staged in a temporary folder, so that neither `dist` nor a manifest of the repository is touched.
 */
export async function packPackages(destination: string): Promise<ReadonlyMap<string, string>> {
  await mkdir(destination, { recursive: true });
  const tarballs = new Map<string, string>();
  for (const pkg of packages) tarballs.set(pkg.name, await packPackage(pkg, destination));
  return tarballs;
}

async function packPackage(pkg: Package, destination: string): Promise<string> {
  const stage = await mkdtemp(join(tmpdir(), "latchkey-pack-"));
  try {
    await stagePackage(pkg, stage);
    const output = await runOrThrow("npm", ["pack", "--silent", "--pack-destination", destination], stage);
    return join(destination, tarballName(output));
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

async function stagePackage(pkg: Package, stage: string): Promise<void> {
  const source = await readFile(join(pkg.folder, "package.json"), "utf8");
  const manifest: Manifest = JSON.parse(source);
  const directory = relative(root, pkg.folder);
  const published = publishedManifest(manifest, await readPublishing(), directory === "" ? undefined : directory);
  await Promise.all([
    compile(pkg, join(stage, "dist")).then(() => mapToPackedSources(join(stage, "dist"), pkg.folder)),
    cp(join(pkg.folder, "src"), join(stage, "src"), { recursive: true }),
    cp(join(pkg.folder, "skills"), join(stage, "skills"), { recursive: true }),
    writeFile(join(stage, "package.json"), `${JSON.stringify(published, undefined, 2)}\n`),
    copyFile(join(pkg.folder, "README.md"), join(stage, "README.md")),
    copyFile(join(pkg.folder, "CHANGELOG.md"), join(stage, "CHANGELOG.md")),
    copyFile(join(root, "LICENSE"), join(stage, "LICENSE")),
  ]);
}

/** npm may print warnings about the user's settings before the file name. */
function tarballName(output: string): string {
  const name = /^\S+\.tgz$/m.exec(output)?.[0];
  if (name === undefined) throw new Error(`npm pack named no tarball:\n${output}`);
  return name;
}
