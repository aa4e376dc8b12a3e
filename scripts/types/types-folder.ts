import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { root } from "../release/packages.ts";

/** Compiler options beside the repository's own. */
export type CompilerOptions = Readonly<Record<string, boolean | string | readonly string[]>>;

/**
 * Writes a folder to compile, `.scratch/types/<name>`, anew; git ignores it.
 *
 * It lies inside the repository, so that `latchkey` means this package, and as deep as `test/types/cases`, so that
 * relative imports mean the same there.
 */
export async function writeTypesFolder(
  name: string,
  files: ReadonlyMap<string, string>,
  options: CompilerOptions = {},
): Promise<string> {
  const folder = join(root, ".scratch/types", name);
  await rm(folder, { recursive: true, force: true });
  const compilerOptions = { types: [], skipLibCheck: false, declaration: true, ...options };
  const config = { extends: "../../../tsconfig.json", compilerOptions, include: ["**/*.ts"] };
  await write(join(folder, "tsconfig.json"), JSON.stringify(config, undefined, 2));
  await Promise.all(Array.from(files, ([path, text]) => write(join(folder, path), text)));
  return folder;
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
