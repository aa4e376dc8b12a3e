import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type CommandResult, runCommand, runOrThrow } from "../run-command.ts";
import { type Package, root } from "./packages.ts";
import { describeContents, kilobytes, readTarball } from "./tarball.ts";

/** A package of this repository, with its version and where `npm run check:packages` has left the tarball that it checked. */
export interface PackedPackage {
  readonly name: string;
  readonly version: string;
  readonly tarball: string;
}

/** Finds the tarball of a package, of the version that its manifest has. */
export async function packedPackage({ name, folder }: Package): Promise<PackedPackage> {
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = `${name.replace("@", "").replace("/", "-")}-${version}.tgz`;
  return { name, version, tarball: join(root, "artifacts", file) };
}

/** Shows what would go out with a package. */
export async function showContents({ name, version, tarball }: PackedPackage): Promise<string> {
  const [files, { length }] = await Promise.all([readTarball(tarball), readFile(tarball)]);
  const head = `${name} ${version}: ${files.size} files, ${kilobytes(length)} packed`;
  return [head, ...describeContents(files).map((line) => `  ${line}`)].join("\n");
}

/** How a command is run; tests give one of their own. */
export type Run = (command: string, args: readonly string[], cwd: string) => Promise<CommandResult>;

/**
 * Publishes a package; resolves to a line that says so.
 *
 * What npm has already is left alone, so that a run that stopped half-way can simply be run again.
 */
export async function publish(pkg: PackedPackage, args: readonly string[], run: Run = runCommand): Promise<string> {
  const { name, version, tarball } = pkg;
  const known = await run("npm", ["view", `${name}@${version}`, "version"], root);
  if (known.code === 0 && known.output.trim() === version) return `${name} ${version} is published already.`;
  return runOrThrow("npm", ["publish", tarball, ...args], root, run);
}
