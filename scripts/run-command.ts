import { spawn } from "node:child_process";

/** How a command ended, with standard output and standard error as they were interleaved. */
export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

/** Runs a command to its end; its output is kept, not shown. A command that a signal stopped has code 1. */
export function runCommand(command: string, args: readonly string[], cwd: string): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }));
  });
}

/** A command that had to succeed has failed; the message has its output. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

/**
 * Runs a command that has to succeed.
 *
 * @throws CommandError when it ends with another code than 0.
 */
export async function runOrThrow(
  command: string,
  args: readonly string[],
  cwd: string,
  run: typeof runCommand = runCommand,
): Promise<string> {
  const { code, output } = await run(command, args, cwd);
  if (code !== 0) throw new CommandError(`${[command, ...args].join(" ")}\nended with ${code}:\n${output.trimEnd()}`);
  return output;
}
