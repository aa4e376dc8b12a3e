/** The command, in this process: a process of its own costs half a second, and `test/command` starts some. */
import { Readable } from "node:stream";
import { vi } from "vitest";
import { runProgram } from "../../../cli/src/program.ts";

/** What a run came to. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in a folder, and gives it its standard input. */
export async function runLatchkey(folder: string, args: readonly string[], input = ""): Promise<Run> {
  const from = process.cwd();
  const stdin = vi.spyOn(process, "stdin", "get").mockReturnValue(Readable.from([Buffer.from(input)]) as never);
  const [stdout, stderr] = [listenTo(process.stdout), listenTo(process.stderr)];
  // An npm script that runs these tests must not look as if it had called the command.
  vi.stubEnv("npm_lifecycle_event", "");
  process.chdir(folder);
  try {
    await runProgram(args);
    return { code: Number(process.exitCode ?? 0), stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    process.chdir(from);
    process.exitCode = undefined;
    for (const replaced of [stdin, stdout, stderr]) replaced.mockRestore();
    vi.unstubAllEnvs();
  }
}

/** Keeps what is written to a stream from it. */
function listenTo(stream: NodeJS.WriteStream): { text(): string; mockRestore(): void } {
  let text = "";
  const write = vi.spyOn(stream, "write").mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  return { text: () => text, mockRestore: () => write.mockRestore() };
}
