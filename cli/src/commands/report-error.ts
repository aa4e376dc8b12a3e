/** What a person sees when a command fails. */
import { styleText } from "node:util";
import { InputError } from "../generator/document/spec-error.ts";
import { escapeUnseen } from "../generator/text/escape.ts";

/**
 * Writes an error to standard error and returns the exit code.
 *
 * 2 for an input at fault, without a stack trace; 3 for a fault of latchkey itself, with one.
 */
export function reportError(error: unknown, stream: NodeJS.WriteStream = process.stderr): 2 | 3 {
  const sign = stream.isTTY ? styleText("red", "✗") : "✗";
  if (error instanceof InputError) {
    const hint = error.hint === undefined ? "" : `  ${escapeUnseen(error.hint)}\n`;
    stream.write(`${sign} ${escapeUnseen(error.message)}\n${hint}`);
    return 2;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stream.write(`${sign} latchkey itself failed, which is a bug. Please report it with this:\n${escapeUnseen(trace)}\n`);
  return 3;
}
