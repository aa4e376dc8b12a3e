/** The real command, in a process of its own. */
import { spawn, type ChildProcess } from "node:child_process";
import { resolve } from "node:path";

/** The program and its first arguments. */
export const command = [process.execPath, "-C", "latchkey-source", resolve("cli/src/main.ts")] as const;

/** An npm script that runs these tests must not look as if it had called the command. */
export const environment: NodeJS.ProcessEnv = { ...process.env, npm_lifecycle_event: "" };

/** Starts it in a folder. */
export function startLatchkey(cwd: string, args: readonly string[]): ChildProcess {
  const [program, ...before] = command;
  return spawn(program, [...before, ...args], { cwd, env: environment });
}

/** Reads what a process says on standard error until the text has come so often, and gives all of it. */
export function untilSaid(child: ChildProcess, text: string, times: number): Promise<string> {
  let said = "";
  return new Promise((done, fail) => {
    child.once("exit", (code) => fail(new Error(`It ended with ${code}:\n${said}`)));
    child.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split(text).length > times) done(said);
    });
  });
}
