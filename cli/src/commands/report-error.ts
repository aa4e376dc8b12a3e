/** What a person sees when a command fails. */
import { styleText } from "node:util";
import { InputError, SpecError } from "../document/spec-error.ts";
import { escapeUnseen } from "../generate/text/escape.ts";

/** Where errors go. */
interface ErrorStream {
  readonly isTTY: boolean;
  write(text: string): boolean;
}

/**
 * Writes an error to standard error and returns the exit code.
 *
 * 2 for an input at fault, without a stack trace; 3 for a fault of latchkey itself, with one. As JSON it is one object on one line.
 */
export function reportError(error: unknown, json = false, stream: ErrorStream = process.stderr): 2 | 3 {
  if (json) stream.write(`${JSON.stringify({ error: toJson(error) })}\n`);
  else stream.write(toText(error, stream.isTTY));
  return error instanceof InputError ? 2 : 3;
}

function toJson(error: unknown): object {
  if (error instanceof SpecError) {
    const { name, message, hint, problem, file, line, column, pointer } = error;
    return { name, message, hint, problem, file, line, column, pointer };
  }
  if (error instanceof InputError) return { name: error.name, message: error.message, hint: error.hint };
  return { name: "Error", message: "latchkey itself failed, which is a bug.", trace: traceOf(error) };
}

function toText(error: unknown, isTerminal: boolean): string {
  const sign = isTerminal ? styleText("red", "✗") : "✗";
  if (error instanceof InputError) {
    const hint = error.hint === undefined ? "" : `  ${escapeUnseen(error.hint)}\n`;
    return `${sign} ${escapeUnseen(error.message)}\n${hint}`;
  }
  const trace = escapeUnseen(traceOf(error));
  return `${sign} latchkey itself failed, which is a bug. Please report it with this:\n${trace}\n`;
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
