import { CommandError } from "./run-command.ts";

/** Runs a script's work; a command that failed in it has said why, so that no stack trace follows. */
export async function runScript(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
