/** `latchkey inspect`: every operation with what it requires, and every origin that may see a credential. */
import { Command } from "commander";
import { modelOptions, overlaysOf, type Config } from "../config.ts";
import type { Source } from "../document/sources/source.ts";
import { InputError } from "../document/spec-error.ts";
import type { InspectOptions } from "../inspect/inspect.ts";
import type { Inspection } from "../inspect/inspection.ts";
import { loadConfig } from "../load-config.ts";
import {
  type AccessFlags,
  accessOf,
  withAccessOptions,
  withGlobalOptions,
  type GlobalOptions,
} from "./global-options.ts";

interface InspectFlags extends GlobalOptions, AccessFlags {
  readonly html?: string;
}

/** The command, ready to be registered. */
export function inspectCommand(): Command {
  const command = new Command("inspect")
    .description("show what each operation requires, and where credentials may go")
    .argument("[spec]", "the document: a file, an address, or - for standard input")
    .option("--html <file>", "write one self-contained page instead of the table");
  return withGlobalOptions(withAccessOptions(command)).action(runInspect);
}

async function runInspect(spec: string | undefined, flags: InspectFlags): Promise<void> {
  const options = resolveOptions(spec, flags, await loadConfig(flags.config));
  // Other commands, and a list of all, need not wait for what only this one reads.
  const [{ loadDocument }, { inspectDocument }] = await Promise.all([
    import("../document/load-document.ts"),
    import("../inspect/inspect.ts"),
  ]);
  const loaded = await loadDocument(options);
  const inspection = inspectDocument(loaded, options);
  if (flags.html !== undefined) await writeHtml(flags.html, inspection, loaded.sources);
  if (flags.silent !== true) await report(inspection, flags);
}

async function writeHtml(file: string, inspection: Inspection, sources: readonly Source[]): Promise<void> {
  const [{ emitPage }, { writePage }] = await Promise.all([
    import("../inspect/page/emit-page.ts"),
    import("../inspect/page/write-page.ts"),
  ]);
  await writePage(file, emitPage(inspection), sources);
}

function resolveOptions(spec: string | undefined, flags: InspectFlags, config: Config): InspectOptions {
  const document = spec ?? config.spec;
  if (document === undefined) {
    throw new InputError(
      "No OpenAPI document is named.",
      "Name one: latchkey inspect openapi.yaml, or `spec` in latchkey.config.ts.",
    );
  }
  return { ...modelOptions(config), ...overlaysOf(config), spec: document, ...accessOf(flags) };
}

async function report(inspection: Inspection, { json, html }: InspectFlags): Promise<void> {
  const { stdout } = process;
  if (json === true) {
    stdout.write(`${JSON.stringify(inspection, null, 2)}\n`);
    return;
  }
  const { printInspection } = await import("../inspect/terminal/print-inspection.ts");
  // hasColors also asks NO_COLOR and FORCE_COLOR.
  const colors = stdout.isTTY && stdout.hasColors();
  const width = Math.min(Math.max(stdout.isTTY ? stdout.columns : maxWidth, minWidth), maxWidth);
  stdout.write(printInspection(inspection, { colors, width, table: html === undefined }));
  if (html !== undefined) stdout.write(`\n${html} is written: open it in a browser.\n`);
}

const minWidth = 60;
const maxWidth = 120;
