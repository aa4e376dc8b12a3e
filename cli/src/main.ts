#!/usr/bin/env node
/** The command `latchkey`. */
import { Command, CommanderError } from "commander";
import { generateCommand } from "./commands/generate.ts";
import { inspectCommand } from "./commands/inspect.ts";
import { mockCommand } from "./commands/mock.ts";
import { reportError } from "./commands/report-error.ts";
import { packageVersion } from "./generate/emit/provenance.ts";

const program = new Command("latchkey")
  .description("typed, secured SDKs from OpenAPI documents")
  .version(packageVersion)
  .showHelpAfterError("(latchkey --help shows what there is)");

for (const command of [generateCommand(), inspectCommand(), mockCommand()]) program.addCommand(command);
// Commander would exit by itself, with 1 for misuse; here that is the input's fault.
for (const command of [program, ...program.commands]) command.exitOverride();

// Who reads through `| head` has seen enough: no fault, and nothing to tell.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode =
    error instanceof CommanderError
      ? error.exitCode === 0
        ? 0
        : 2
      : reportError(error, process.argv.includes("--json"));
}
