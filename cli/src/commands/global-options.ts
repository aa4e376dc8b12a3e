/** What every command takes. */
import { type Command, InvalidArgumentError } from "commander";
import type { SourceAccess } from "../document/sources/access.ts";

/** The options of every command. */
export interface GlobalOptions {
  readonly config?: string;
  readonly silent?: boolean;
  readonly json?: boolean;
}

/** Adds `--config`, `--silent` and `--json`. */
export function withGlobalOptions(command: Command): Command {
  return command
    .option(
      "--config <file>",
      "the configuration, instead of latchkey.config.{ts,mjs,js,json} in the working directory",
    )
    .option("--silent", "print errors only")
    .option("--json", "print JSON instead of text");
}

/** Adds `--allow-outside`, `--allow-private` and `--header`. */
export function withAccessOptions(command: Command): Command {
  return command
    .option("--allow-outside", "let the document refer to files outside its folder")
    .option("--allow-private", "let the document refer to addresses that are not public")
    .option("--header <header>", 'a header for the address of the document, "Name: value"; may be repeated', addHeader);
}

/** The flags as they were given. */
export function accessOf({ allowOutside = false, allowPrivate = false, header }: AccessFlags): SourceAccess {
  return { allowOutside, allowPrivate, ...(header !== undefined && { headers: header }) };
}

/** What these flags say. */
export interface AccessFlags extends Pick<SourceAccess, "allowOutside" | "allowPrivate"> {
  readonly header?: Readonly<Record<string, string>>;
}

/** One header (RFC 9110, section 5.1) beside those that were given before. */
function addHeader(text: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const [, name, value] = /^([\w!#$%&'*+.^`|~-]+):[ \t]*([\t\u0020-\u007E\u0080-\u00FF]*?)[ \t]*$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError('Write it as "Name: value".');
  return { ...before, [name]: value };
}
