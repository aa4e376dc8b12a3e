/** The real command, in a process of its own. */
import { execFile, type ExecFileException } from "node:child_process";
import { resolve } from "node:path";

/** What a run came to. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in a folder, and gives it its standard input. */
export function runLatchkey(folder: string, args: readonly string[], input = ""): Promise<Run> {
  const command = ["-C", "latchkey-source", resolve("cli/src/main.ts"), ...args];
  // An npm script that runs these tests must not look as if it had called the command.
  const env = { ...process.env, npm_lifecycle_event: "" };
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      command,
      { cwd: folder, env },
      (error: ExecFileException | null, stdout, stderr) => {
        done({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
      },
    );
    child.stdin?.end(input);
  });
}
