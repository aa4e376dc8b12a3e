import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { waitingChangesets } from "../release/changesets.ts";
import { root } from "../release/packages.ts";
import {
  changedFiles,
  hashReference,
  type Hashes,
  recordFile,
  type ReferenceRecord,
  unnamedFiles,
} from "../release/reference-sdk.ts";
import type { Check } from "./check.ts";

/** Compares the reference SDK with that of the last version: what has changed has to be named by a changeset. */
export async function checkReference(tarball: string): Promise<Check> {
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const record: ReferenceRecord = JSON.parse(await readFile(recordFile, "utf8"));
  const changesets = await waitingChangesets();
  return judgeReference(record, version, await hashReference(tarball, version), [...changesets.values()]);
}

/** Judges the bytes of now against those of the last version. */
export function judgeReference(
  record: ReferenceRecord,
  version: string,
  now: Hashes,
  changesets: readonly string[],
): Check {
  const changed = changedFiles(record.files, now);
  const unnamed = unnamedFiles(changed, changesets).map(
    (path) => `${path} is not as it was in ${record.version}: name it in a changeset, in backticks`,
  );
  const stale =
    record.version === version
      ? []
      : [`.changeset/reference-sdk.json is of ${record.version}, not ${version}: run \`npm run record:reference\``];
  const summary = `${Object.keys(now).length} files, ${changed.length} not as they were in ${record.version}`;
  return { name: "the reference SDK", summary, problems: [...stale, ...unnamed] };
}
