/**
 * Packs and checks both packages, and publishes them. Arguments go to `npm publish`, such as `--provenance`.
 *
 * It refuses while `publishing.json` has an empty field, while changesets wait to become a version, and while there are
 * changes that are not committed. With `--dry-run` it asks the registry for nothing, and shows what would go out.
 */
import { waitingChangesets } from "./release/changesets.ts";
import { obstaclesIn } from "./release/obstacles.ts";
import { packages, root } from "./release/packages.ts";
import { packedPackage, publish, showContents } from "./release/publish.ts";
import { readPublishing } from "./release/publishing.ts";
import { release } from "./release/release.ts";
import { runOrThrow } from "./run-command.ts";
import { runScript } from "./run-script.ts";

async function obstacles(): Promise<string[]> {
  const [publishing, changesets, uncommitted, npmVersion] = await Promise.all([
    readPublishing(),
    waitingChangesets(),
    runOrThrow("git", ["status", "--porcelain"], root),
    runOrThrow("npm", ["--version"], root),
  ]);
  return obstaclesIn({ publishing, changesets: [...changesets.keys()], uncommitted, npmVersion: npmVersion.trim() });
}

await runScript(() =>
  release(process.argv.slice(2), {
    obstacles,
    check: () => runOrThrow("npm", ["run", "--silent", "check:packages"], root),
    packed: () => Promise.all(packages.map((pkg) => packedPackage(pkg))),
    show: showContents,
    publish,
    print: (text) => console.log(text),
  }),
);
