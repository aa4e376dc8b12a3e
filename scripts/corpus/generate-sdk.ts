import { createHash } from "node:crypto";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../release/packages.ts";
import { runCommand } from "../run-command.ts";
import type { CorpusDocument } from "./documents.ts";
import { documentPath } from "./install-documents.ts";

/** What the command made of one document, or why it refused it. */
export interface GeneratedSdk {
  readonly name: string;
  /** Relative to the folder of all SDKs. */
  readonly folder: string;
  readonly operations: number;
  /** Milliseconds of the whole process. */
  readonly time: number;
  /** Bytes of all files. */
  readonly size: number;
  /** What the command said when it did not exit with 0. */
  readonly refusal: string | undefined;
}

/** Where the SDKs are written. The nearest manifest above is the repository's, so that `latchkey` means its built types. */
export const sdks: string = join(root, ".scratch/sdks");

/** Runs the built command on a document, in a process of its own. */
export async function generateSdk({ name, path }: CorpusDocument): Promise<GeneratedSdk> {
  const folder = folderOf(name);
  await rm(join(sdks, folder), { recursive: true, force: true });
  const start = performance.now();
  const args = ["generate", documentPath(path), "--out", folder, "--json"];
  const { code, output } = await runCommand(process.execPath, [join(root, "cli/dist/main.js"), ...args], sdks);
  const time = performance.now() - start;
  if (code !== 0) return { name, folder, operations: 0, time, size: 0, refusal: output.trim() };
  const { operations }: { operations: unknown[] } = JSON.parse(output);
  return {
    name,
    folder,
    operations: operations.length,
    time,
    size: await sizeOf(join(sdks, folder)),
    refusal: undefined,
  };
}

/** The folder of a document's SDK, below that of all SDKs; no two documents have the same. */
export function folderOf(name: string): string {
  const readable = name.replaceAll(/[^a-z0-9]+/gi, "-").toLowerCase();
  return `${readable}-${createHash("sha256").update(name).digest("hex").slice(0, 6)}`;
}

/** The bytes of all files below a folder. */
export async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
