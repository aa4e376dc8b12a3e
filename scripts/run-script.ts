import { CommandError } from "./run-command.ts";

/** Runs the work of a script. If a command in it fails, its output is printed without a stack trace. */
export async function runScript(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
