/** The command line `latchkey`, without a process of its own. */
import { Command, CommanderError } from "commander";
import { packageVersion } from "./generate/emit/provenance.ts";

/** Loads each command: the one that is called, or all of them for a list. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  generate: async () => (await import("./commands/generate.ts")).generateCommand(),
  inspect: async () => (await import("./commands/inspect.ts")).inspectCommand(),
  diff: async () => (await import("./commands/diff.ts")).diffCommand(),
  init: async () => (await import("./commands/init.ts")).initCommand(),
  mock: async () => (await import("./commands/mock.ts")).mockCommand(),
};

/** Runs what the arguments say; the exit code is left in `process.exitCode`. */
export async function runProgram(args: readonly string[]): Promise<void> {
  const program = new Command("latchkey")
    .description("typed, secured SDKs from OpenAPI documents")
    .version(packageVersion);

  const [first = ""] = args;
  const called = Object.hasOwn(commands, first) ? [first] : Object.keys(commands);
  for (const command of await Promise.all(called.map(async (name) => commands[name]?.()))) {
    if (command !== undefined) program.addCommand(command);
  }
  for (const command of [program, ...program.commands]) {
    // Commander would exit by itself, with 1 for misuse; here that is the input's fault.
    command.exitOverride().showHelpAfterError("(latchkey --help shows what there is)");
  }
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    process.exitCode = error instanceof CommanderError ? misuseCode(error) : await report(error, args);
  }
}

async function report(error: unknown, args: readonly string[]): Promise<number> {
  const { reportError } = await import("./commands/report-error.ts");
  return reportError(error, args.includes("--json"));
}

/** To ask for help is no mistake. */
function misuseCode({ exitCode }: CommanderError): 0 | 2 {
  return exitCode === 0 ? 0 : 2;
}
