import { rm } from "node:fs/promises";
import { join } from "node:path";
import { runOrThrow } from "../run-command.ts";
import { type Package, root } from "./packages.ts";

const compiler = join(root, "node_modules/typescript-7/bin/tsc");

/** Compiles one package into `out`, which is emptied first, so that no file without a source is published. */
export async function compile({ folder }: Package, out: string): Promise<void> {
  await rm(out, { recursive: true, force: true });
  await runOrThrow(process.execPath, [compiler, "-p", join(folder, "tsconfig.build.json"), "--outDir", out], root);
}
