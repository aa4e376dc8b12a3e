/** `latchkey generate`: the SDK of a document. */
import { Command } from "commander";
import { modelOptions, overlaysOf, type Config } from "../config.ts";
import { InputError } from "../document/spec-error.ts";
import type { GenerateOptions, GenerateResult } from "../generate/generate.ts";
import type { Memo } from "../generate/memo.ts";
import { loadConfig } from "../load-config.ts";
import {
  type AccessFlags,
  accessOf,
  withAccessOptions,
  withGlobalOptions,
  type GlobalOptions,
} from "./global-options.ts";
import { filesOf, recallRun, rememberRun } from "./last-run.ts";
import { reportOf, type RunReport } from "./run-report.ts";
import { showProgress } from "./show-progress.ts";

interface GenerateFlags extends GlobalOptions, AccessFlags {
  readonly out?: string;
  readonly check?: boolean;
  readonly watch?: boolean;
  readonly force?: boolean;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

/** The command, ready to be registered. */
export function generateCommand(): Command {
  const command = new Command("generate")
    .description("write a typed SDK from an OpenAPI document")
    .argument("[spec]", "the document: a file, an address, or - for standard input")
    .option("--out <dir>", "the folder to write")
    .option("--check", "write nothing, and exit 1 if the folder is not up to date")
    .option("--watch", "generate again whenever the document or the configuration is saved")
    .option("--force", "generate even if nothing has changed since the last run")
    .option("--include <name...>", "only operations with these tags, paths or operationIds")
    .option("--exclude <name...>", "no operations with these tags, paths or operationIds");
  return withGlobalOptions(withAccessOptions(command)).action(runGenerate);
}

async function runGenerate(spec: string | undefined, flags: GenerateFlags): Promise<void> {
  if (flags.watch === true) {
    assertWatchable(resolveOptions(spec, flags, await loadConfig(flags.config)).spec);
    const [{ watchGenerate }, { createMemo }] = await Promise.all([
      import("./watch-generate.ts"),
      import("../generate/memo.ts"),
    ]);
    const memo = createMemo();
    return watchGenerate(async () => {
      const options = resolveOptions(spec, flags, await loadConfig(flags.config));
      const { files, remember } = await generate(options, flags, memo);
      // Nobody has to wait for what only a later command asks for, and that one can do without.
      setImmediate(() => void remember().catch(() => undefined));
      return files;
    }, flags.config);
  }
  await generateOnce(spec, flags);
}

/** Only files can be watched: an address sends no word of a change, and standard input can be read only once. */
function assertWatchable(spec: string): void {
  if (spec !== "-" && !/^https?:\/\//i.test(spec)) return;
  throw new InputError(
    `--watch cannot tell when ${spec === "-" ? "standard input" : "what stands at an address"} changes.`,
    "Name a file, or leave out --watch.",
  );
}

/** One run, unless it would only do again what the last one did. */
async function generateOnce(spec: string | undefined, flags: GenerateFlags): Promise<void> {
  const options = resolveOptions(spec, flags, await loadConfig(flags.config));
  const known = options.check === true || flags.force === true ? undefined : await recallRun(options);
  if (known === undefined) return (await generate(options, flags)).remember();
  if (flags.silent !== true) await report(known.report, options, flags);
}

/** A run that was made. */
interface MadeRun {
  /** The files that were read. */
  readonly files: readonly string[];
  /** Keeps it for the next command. */
  remember(): Promise<void>;
}

async function generate(options: GenerateOptions, flags: GenerateFlags, memo?: Memo): Promise<MadeRun> {
  const [{ generateFrom }, { inspectModel }] = await Promise.all([
    import("../generate/generate.ts"),
    import("../inspect/inspect.ts"),
  ]);
  const progress = showProgress(flags);
  const result = await generateFrom({ ...options, onStage: progress.show }, memo).finally(progress.clear);
  const { warnings } = inspectModel(result.document, result.list, result.model, options);
  const found = reportOf(result, warnings);
  const isStale = options.check === true && isDrift(result);
  if (isStale) process.exitCode = 1;
  if (flags.silent !== true || isStale) await report(found, options, flags);
  return {
    files: filesOf(result.sources),
    remember: async () => (options.check === true ? undefined : rememberRun(options, result, found)),
  };
}

/** Flags win over the file, the file over the document. */
function resolveOptions(spec: string | undefined, flags: GenerateFlags, config: Config): GenerateOptions {
  const { include, exclude } = flags;
  const document = spec ?? config.spec;
  if (document === undefined) {
    throw new InputError(
      "No OpenAPI document is named.",
      swallowed(flags) ?? "Name one: latchkey generate openapi.yaml, or `spec` in latchkey.config.ts.",
    );
  }
  return {
    ...modelOptions({ ...config, ...(include && { include }), ...(exclude && { exclude }) }),
    ...overlaysOf(config),
    spec: document,
    out: flags.out ?? config.out ?? "generated",
    importExtension: config.importExtension ?? ".js",
    ...(config.package && { package: config.package }),
    check: flags.check === true,
    ...accessOf(flags),
  };
}

/** What to do where a list of names has taken the document for one of them. */
function swallowed({ include = [], exclude = [] }: GenerateFlags): string | undefined {
  const taken = [...include, ...exclude].find((name) => /^https?:\/\/|\.(?:ya?ml|json)$/i.test(name));
  if (taken === undefined) return undefined;
  const flag = include.includes(taken) ? "--include" : "--exclude";
  return `${flag} has taken ${taken} for a name. Put the document first: latchkey generate ${taken} ${flag} …`;
}

function isDrift({ files }: GenerateResult): boolean {
  return files.changed.length + files.missing.length + files.stale.length > 0;
}

async function report(found: RunReport, options: GenerateOptions, flags: GenerateFlags): Promise<void> {
  if (flags.json === true) {
    process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  } else {
    const { summarize } = await import("./generate-summary.ts");
    const stream = process.exitCode === 1 ? process.stderr : process.stdout;
    stream.write(summarize(found, options, { colors: stream.isTTY }));
  }
}
