import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { Readable, type Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { root } from "../../scripts/release/packages.ts";

/** Loaded into a Node process before its program: at the end it writes what it has used to file descriptor 3. */
const reportUsage = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from "node:fs";
  import { isMainThread } from "node:worker_threads";
  if (isMainThread) process.on("exit", () => writeSync(3, JSON.stringify(process.resourceUsage())));
`)}`;

/** The milliseconds that a whole process took, those of them on a processor, and its peak memory in MiB. */
export interface CommandCost {
  readonly time: number;
  readonly cpu: number;
  readonly memory: number;
}

/** The built command. */
export const latchkeyCommand: string = join(root, "cli/dist/main.js");

/** How the cost of a process is shown. */
export const costColumns = [
  { quantity: "time", head: "time, ms", show: (value: number) => value.toFixed(0) },
  { quantity: "cpu", head: "on a processor, ms", show: (value: number) => value.toFixed(0) },
  { quantity: "memory", head: "peak memory, MiB", show: (value: number) => value.toFixed(0) },
] as const;

/** Runs a Node program to its end, as a user's shell would. Any exit code but those named means that it has failed. */
export async function timeCommand(
  args: readonly string[],
  cwd: string,
  codes: readonly unknown[] = [0],
): Promise<CommandCost> {
  const start = performance.now();
  const child = spawn(process.execPath, ["--import", reportUsage, ...args], {
    cwd,
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const [said, used] = [textOf(child.stdio[2]), textOf(child.stdio[3])];
  const [code] = await once(child, "exit");
  const time = performance.now() - start;
  if (!codes.includes(code)) throw new Error(`${args.join(" ")} ended with ${code}:\n${await said}`);
  const { maxRSS, userCPUTime, systemCPUTime }: NodeJS.ResourceUsage = JSON.parse(await used);
  return { time, cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 };
}

async function textOf(stream: Readable | Writable | null | undefined): Promise<string> {
  return stream instanceof Readable ? text(stream) : "";
}
