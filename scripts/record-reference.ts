/** Records the bytes of the reference SDK as those of this version; a part of `npm run version-packages`. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packPackages } from "./release/pack-packages.ts";
import { root } from "./release/packages.ts";
import { hashReference, recordFile, type ReferenceRecord } from "./release/reference-sdk.ts";
import { runScript } from "./run-script.ts";

await runScript(async () => {
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const folder = await mkdtemp(join(tmpdir(), "latchkey-reference-"));
  try {
    const tarballs = await packPackages(folder);
    const record: ReferenceRecord = { version, files: await hashReference(tarballs.get("latchkey") ?? "", version) };
    await writeFile(recordFile, `${JSON.stringify(record, undefined, 2)}\n`);
    console.log(`.changeset/reference-sdk.json: ${Object.keys(record.files).length} files of ${version}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
