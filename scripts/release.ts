/**
 * Packs and checks both packages, and publishes them. Arguments go to `npm publish`, such as `--dry-run`.
 *
 * It refuses while `publishing.json` has an empty field, while changesets wait to become a version, and while there are
 * changes that are not committed.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Package, packages, root } from "./release/packages.ts";
import { readPublishing, unfilledFields } from "./release/publishing.ts";
import { CommandError, runCommand, runOrThrow } from "./run-command.ts";
import { runScript } from "./run-script.ts";

/** What stands in the way of a release, one line each. */
async function obstacles(): Promise<string[]> {
  const unfilled = unfilledFields(await readPublishing()).map((field) => `publishing.json: fill in \`${field}\`.`);
  const names = await readdir(join(root, ".changeset"));
  const waiting = names.filter((name) => name.endsWith(".md") && name !== "README.md");
  const uncommitted = await runOrThrow("git", ["status", "--porcelain"], root);
  return [
    ...unfilled,
    ...waiting.map((name) => `.changeset/${name}: run \`npm run version-packages\` and commit.`),
    ...(uncommitted === "" ? [] : ["There are changes that are not committed."]),
  ];
}

/** Where `npm run check:packages` has left the tarball that it checked. */
function tarballOf(name: string, version: string): string {
  return join(root, "artifacts", `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
}

/** What npm has already is left alone, so that a run that stopped half-way can simply be run again. */
async function publish({ name, folder }: Package, args: readonly string[]): Promise<void> {
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const known = await runCommand("npm", ["view", `${name}@${version}`, "version"], root);
  if (known.code === 0 && known.output.trim() === version) console.log(`${name} ${version} is published already.`);
  else console.log(await runOrThrow("npm", ["publish", tarballOf(name, version), ...args], root));
}

await runScript(async () => {
  const problems = await obstacles();
  if (problems.length > 0) throw new CommandError(["Nothing was released:", ...problems].join("\n  "));
  console.log(await runOrThrow("npm", ["run", "--silent", "check:packages"], root));
  for (const pkg of packages) await publish(pkg, process.argv.slice(2));
});
