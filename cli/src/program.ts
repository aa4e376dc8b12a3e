/** The command line `latchkey`, without a process of its own. */
import { Command, CommanderError } from "commander";
import { generateCommand } from "./commands/generate.ts";
import { inspectCommand } from "./commands/inspect.ts";
import { mockCommand } from "./commands/mock.ts";
import { reportError } from "./commands/report-error.ts";
import { packageVersion } from "./generate/emit/provenance.ts";

/** Runs what the arguments say; the exit code is left in `process.exitCode`. */
export async function runProgram(args: readonly string[]): Promise<void> {
  const program = new Command("latchkey")
    .description("typed, secured SDKs from OpenAPI documents")
    .version(packageVersion);

  for (const command of [generateCommand(), inspectCommand(), mockCommand()]) program.addCommand(command);
  for (const command of [program, ...program.commands]) {
    // Commander would exit by itself, with 1 for misuse; here that is the input's fault.
    command.exitOverride().showHelpAfterError("(latchkey --help shows what there is)");
  }
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    process.exitCode =
      error instanceof CommanderError ? misuseCode(error) : reportError(error, args.includes("--json"));
  }
}

/** To ask for help is no mistake. */
function misuseCode({ exitCode }: CommanderError): 0 | 2 {
  return exitCode === 0 ? 0 : 2;
}
