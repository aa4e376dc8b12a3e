/** How far a document's references may lead, as flags. */
import type { Command } from "commander";
import type { Access } from "../document/sources/access.ts";

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
