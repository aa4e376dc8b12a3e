/** `latchkey init`: a whole SDK package of a document. */
import { Command } from "commander";
import { modelOptions, overlaysOf } from "../config.ts";
import { InputError } from "../document/spec-error.ts";
import type { InitOptions } from "../init/init-options.ts";
import type { Answers } from "../init/ask.ts";
import { loadConfig } from "../load-config.ts";
import {
  type AccessFlags,
  accessOf,
  type GlobalOptions,
  withAccessOptions,
  withGlobalOptions,
} from "./global-options.ts";
import { initJson, summarizeInit } from "./init-summary.ts";
import { showProgress } from "./show-progress.ts";

interface InitFlags extends GlobalOptions, AccessFlags {
  readonly name?: string;
  readonly license?: string;
  readonly repository?: string;
  readonly author?: string;
  readonly jsr?: boolean;
}

/** The command, ready to be registered. */
export function initCommand(): Command {
  const command = new Command("init")
    .description("make an SDK package of an OpenAPI document, ready to be tested and published")
    .argument("[spec]", "the document: a file, an address, or - for standard input")
    .argument("[dir]", "the folder to make; there must be nothing in it")
    .option("--name <package>", "the package's name, such as @acme/sdk")
    .option("--license <id>", "an SPDX identifier, such as MIT; UNLICENSED by default")
    .option("--repository <address>", "the repository; by default that of the git remote origin")
    .option("--author <who>", "who publishes it")
    .option("--jsr", "write jsr.json too");
  return withGlobalOptions(withAccessOptions(command)).action(runInit);
}

async function runInit(spec: string | undefined, dir: string | undefined, flags: InitFlags): Promise<void> {
  const answers = await complete({ spec, dir, name: flags.name, license: flags.license }, flags);
  const [{ initPackage }, { openPoints }, { findRepository, repositoryAddress }] = await Promise.all([
    import("../init/init-package.ts"),
    import("../init/open-points.ts"),
    import("../init/find-repository.ts"),
  ]);
  const repository =
    flags.repository === undefined ? await findRepository(answers.dir) : repositoryAddress(flags.repository);
  if (flags.repository !== undefined && repository === undefined)
    throw new InputError("--repository is no address.", "Write it as https://github.com/acme/sdk.");
  // A configuration of the working directory is for what is generated there; this package gets one of its own.
  const given = flags.config === undefined ? {} : await loadConfig(flags.config);
  const config = { ...modelOptions(given), ...overlaysOf(given) };
  const options: InitOptions = {
    ...accessOf(flags),
    ...answers,
    config,
    repository,
    author: flags.author,
    jsr: flags.jsr === true,
  };
  const progress = showProgress(flags);
  const result = await initPackage(options, progress.show).finally(progress.clear);
  if (flags.silent === true) return;
  const found = { ...result, dir: answers.dir, open: openPoints(result) };
  process.stdout.write(flags.json === true ? initJson(found) : summarizeInit(found));
}

/** What was not told is asked for where somebody can answer, and is an input at fault where nobody can. */
async function complete(known: Answers, flags: InitFlags): Promise<{ readonly [Key in keyof Answers]: string }> {
  const { spec, dir, name } = known;
  if (spec !== undefined && dir !== undefined && name !== undefined)
    return { spec, dir, name, license: known.license ?? "UNLICENSED" };
  const canAsk = process.stdin.isTTY && process.stdout.isTTY && flags.silent !== true && flags.json !== true;
  if (!canAsk) {
    const missing =
      spec === undefined ? "an OpenAPI document" : dir === undefined ? "a folder" : "a name for the package";
    throw new InputError(`init needs ${missing}.`, "Write: latchkey init openapi.yaml acme-sdk --name @acme/sdk");
  }
  const [{ askMissing }, { createPrompts }] = await Promise.all([
    import("../init/ask.ts"),
    import("../init/clack-prompts.ts"),
  ]);
  return askMissing(known, createPrompts());
}
