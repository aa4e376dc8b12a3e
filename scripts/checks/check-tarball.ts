import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { root } from "../release/packages.ts";
import { runCommand } from "../run-command.ts";
import type { Check } from "./check.ts";

const attw = join(root, "node_modules/@arethetypeswrong/cli/dist/index.js");

/** Checks the manifest and the files of a packed package with publint. */
export async function checkManifest(name: string, tarball: string): Promise<Check> {
  const bytes = await readFile(tarball);
  const { messages, pkg } = await publint({ pack: { tarball: new Uint8Array(bytes).buffer }, strict: true });
  const problems = messages.map((message) => formatMessage(message, pkg) ?? message.code);
  return { name: `publint ${name}`, summary: `${bytes.length} bytes packed`, problems };
}

/** Checks that each entry point of a packed package has types for those who can import it; CommonJS cannot. */
export async function checkTypes(name: string, tarball: string): Promise<Check> {
  const args = [attw, tarball, "--profile", "esm-only", "--no-emoji", "--no-color", "--format", "ascii"];
  const { code, output } = await runCommand(process.execPath, args, root);
  return { name: `attw ${name}`, summary: "every entry point has types", problems: code === 0 ? [] : [output] };
}
