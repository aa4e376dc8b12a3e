/** Each contender's SDK of GitHub's description, in the settings that its own documentation shows. */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { documentPath, installDocuments } from "../../scripts/corpus/install-documents.ts";
import { root } from "../../scripts/release/packages.ts";
import { runOrThrow } from "../../scripts/run-command.ts";
import { type Recipe, recipesFor } from "../generate/recipes.ts";
import { latchkeyCommand } from "../measure/time-command.ts";
import { peerFile, peerVersions, scratch } from "../peers.ts";

const document = documentPath("@octokit/openapi/generated/api.github.com.json");

/** The folder of a contender's SDK and of the applications that use it; for latchkey one where `latchkey` is this package. */
export function sdkFolder(name: string): string {
  return name === "latchkey" ? join(root, ".scratch/types/github") : join(scratch, "github", name);
}

/** Writes all SDKs: latchkey's always, another one's unless the same version has written it before. */
export async function generateSdks(): Promise<void> {
  await installDocuments();
  await generateOurs(sdkFolder("latchkey"));
  for (const [name, recipe] of Object.entries(recipesFor(document))) await generateOnce(sdkFolder(name), recipe);
}

async function generateOurs(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const command = [latchkeyCommand, "generate", document, "--out", "sdk", "--silent"];
  await runOrThrow(process.execPath, command, folder);
}

async function generateOnce(folder: string, { program, args, config }: Recipe): Promise<void> {
  const wanted = JSON.stringify({ peerVersions, args, config });
  const mark = join(folder, "generated.json");
  if ((await readFile(mark, "utf8").catch(() => "")) === wanted) return;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  if (config !== undefined) await writeFile(join(folder, "config.mjs"), config);
  await runOrThrow(process.execPath, [peerFile(`.bin/${program}`), ...args], folder);
  await writeFile(mark, wanted);
}
