/** `latchkey diff`: what has changed between two documents, and what it means for callers. */
import { Command } from "commander";
import { modelOptions, overlaysOf, type Config } from "../config.ts";
import type { Diff } from "../diff/change.ts";
import type { DiffOptions } from "../diff/diff.ts";
import { createPaint } from "../inspect/terminal/paint.ts";
import { loadConfig } from "../load-config.ts";
import {
  type AccessFlags,
  accessOf,
  withAccessOptions,
  withGlobalOptions,
  type GlobalOptions,
} from "./global-options.ts";

interface DiffFlags extends GlobalOptions, AccessFlags {
  readonly markdown?: boolean;
  readonly changeset?: boolean;
  readonly strict?: boolean;
}

/** The command, ready to be registered. */
export function diffCommand(): Command {
  const command = new Command("diff")
    .description("compare two documents, and exit 1 if something breaks callers")
    .argument("<old>", "the old document: a file, an address, git:<revision>:<path>, or - for standard input")
    .argument("<new>", "the new one")
    .option("--markdown", "print Markdown, for a pull request")
    .option("--changeset", "write a changeset for the package in the working directory")
    .option("--strict", "count as breaking what breaks only exhaustive switches or built test data");
  return withGlobalOptions(withAccessOptions(command)).action(runDiff);
}

async function runDiff(old: string, fresh: string, flags: DiffFlags): Promise<void> {
  const options = resolveOptions(old, fresh, flags, await loadConfig(flags.config));
  // Other commands need not wait for what only this one reads.
  const { diff } = await import("../diff/diff.ts");
  const found = await diff(options);
  const file = flags.changeset === true ? await writeFile(found) : undefined;
  if (flags.silent !== true) await report(found, file, flags);
  if (found.step === "major") process.exitCode = 1;
}

function resolveOptions(old: string, fresh: string, flags: DiffFlags, config: Config): DiffOptions {
  return {
    ...modelOptions(config),
    ...overlaysOf(config),
    old,
    new: fresh,
    strict: flags.strict === true,
    ...accessOf(flags),
  };
}

async function writeFile(found: Diff): Promise<string | undefined> {
  const { writeChangeset } = await import("../diff/report/write-changeset.ts");
  return writeChangeset(found);
}

async function report(found: Diff, file: string | undefined, { json, markdown }: DiffFlags): Promise<void> {
  const { stdout } = process;
  if (json === true) {
    stdout.write(`${JSON.stringify(found, null, 2)}\n`);
    return;
  }
  if (markdown === true) {
    const { emitMarkdown } = await import("../diff/report/emit-markdown.ts");
    stdout.write(emitMarkdown(found));
    return;
  }
  const { printDiff } = await import("../diff/report/print-diff.ts");
  stdout.write(printDiff(found, createPaint(stdout.isTTY && stdout.hasColors())));
  if (file !== undefined) stdout.write(`\n${file} is written.\n`);
}
