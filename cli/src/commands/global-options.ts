/** What every command takes. */
import type { Command } from "commander";
import type { Access } from "../document/sources/access.ts";

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
    .option("--silent", "print errors only")
    .option("--json", "print JSON instead of text");
}

/** Adds `--allow-outside` and `--allow-private`. */
export function withAccessOptions(command: Command): Command {
  return command
    .option("--allow-outside", "let the document refer to files outside its folder")
    .option("--allow-private", "let the document refer to addresses that are not public");
}

/** The flags as they were given. */
export function accessOf({ allowOutside = false, allowPrivate = false }: Access): Access {
  return { allowOutside, allowPrivate };
}
