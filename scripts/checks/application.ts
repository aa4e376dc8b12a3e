import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../release/packages.ts";
import { runOrThrow } from "../run-command.ts";

/**
 * Does some work in an application that has the packed `latchkey` and the reference SDK, in a folder inside the repository: beside
 * the repository's own dependencies.
 */
export async function inApplication<T>(tarball: string, work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(join(root, ".scratch"), { recursive: true });
  const folder = await mkdtemp(join(root, ".scratch/application-"));
  try {
    const installed = join(folder, "node_modules/latchkey");
    await mkdir(installed, { recursive: true });
    await Promise.all([
      runOrThrow("tar", ["-xzf", tarball, "--strip-components=1", "-C", installed], folder),
      cp(join(root, "generated"), join(folder, "generated"), { recursive: true }),
      writeFile(join(folder, "package.json"), '{ "type": "module", "sideEffects": false }\n'),
    ]);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
