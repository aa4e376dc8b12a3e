/** What every command takes. */
import type { Command } from "commander";

/** The options of every command. */
export interface GlobalOptions {
  readonly config?: string;
  readonly silent?: boolean;
  readonly json?: boolean;
}

/** Adds `--config`, `--silent` and `--json`. */
export function withGlobalOptions(command: Command): Command {
  return command
    .option("--config <file>", "the configuration, instead of latchkey.config.{ts,mjs,json} in the working directory")
    .option("--silent", "say nothing but errors")
    .option("--json", "say it as JSON");
}
