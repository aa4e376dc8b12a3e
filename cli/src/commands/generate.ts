/** `latchkey generate`: the SDK of a document. */
import { Command } from "commander";
import { modelOptions, type Config } from "../config.ts";
import { InputError } from "../generator/document/spec-error.ts";
import { generate, type GenerateOptions, type GenerateResult } from "../generator/generate.ts";
import type { Access } from "../generator/document/access.ts";
import { loadConfig } from "../load-config.ts";
import { accessOf, withAccessOptions } from "./access-options.ts";
import { withGlobalOptions, type GlobalOptions } from "./global-options.ts";
import { summarize } from "./generate-summary.ts";

interface GenerateFlags extends GlobalOptions, Access {
  readonly out?: string;
  readonly check?: boolean;
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
    .option("--include <name...>", "only operations with these tags, paths or operationIds")
    .option("--exclude <name...>", "no operations with these tags, paths or operationIds");
  return withGlobalOptions(withAccessOptions(command)).action(runGenerate);
}

async function runGenerate(spec: string | undefined, flags: GenerateFlags): Promise<void> {
  const config = await loadConfig(flags.config);
  const options = resolveOptions(spec, flags, config);
  const result = await generate(options);
  const isStale = flags.check === true && isDrift(result);
  if (isStale) process.exitCode = 1;
  if (flags.silent !== true || isStale) report(result, options, flags, isStale);
}

/** Flags win over the file, the file over the document. */
function resolveOptions(spec: string | undefined, flags: GenerateFlags, config: Config): GenerateOptions {
  const { include, exclude } = flags;
  const document = spec ?? config.spec;
  if (document === undefined) {
    throw new InputError(
      "No OpenAPI document is named.",
      "Name one: latchkey generate openapi.yaml, or `spec` in latchkey.config.ts.",
    );
  }
  return {
    ...modelOptions({ ...config, ...(include && { include }), ...(exclude && { exclude }) }),
    spec: document,
    out: flags.out ?? config.out ?? "generated",
    importExtension: config.importExtension ?? ".js",
    check: flags.check === true,
    ...accessOf(flags),
  };
}

function isDrift({ files }: GenerateResult): boolean {
  return files.changed.length + files.missing.length + files.stale.length > 0;
}

function report(result: GenerateResult, options: GenerateOptions, flags: GenerateFlags, isStale: boolean): void {
  if (flags.json === true) {
    process.stdout.write(`${JSON.stringify(toJson(result), null, 2)}\n`);
  } else {
    const stream = isStale ? process.stderr : process.stdout;
    stream.write(summarize(result, options, { colors: stream.isTTY }));
  }
}

function toJson({ model, files }: GenerateResult): object {
  return {
    title: model.title,
    version: model.version,
    operations: model.operations.map(({ name, method, path, security, optionalSecurity }) => ({
      name,
      method,
      path,
      security,
      optionalSecurity,
    })),
    schemes: model.schemes.map(({ name, data }) => ({ name, ...data })),
    sessions: model.sessions.map(({ scheme }) => scheme),
    notices: model.notices,
    files,
  };
}
