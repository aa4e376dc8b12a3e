/** The command in a real terminal: `script` of util-linux opens a pseudo-terminal for it. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { command, environment } from "./latchkey.ts";

/** Whether there is a `script` that opens terminals as Linux has them. */
export const hasTerminal: boolean =
  process.platform === "linux" && spawnSync("script", ["--version"], { encoding: "utf8" }).status === 0;

/** What the command prints after which a person presses these keys. */
export type Step = readonly [after: string, keys: string];

/** Runs the command where somebody sits, who presses the keys of each step once its words are on the screen. */
export async function playTerminal(
  folder: string,
  args: readonly string[],
  steps: readonly Step[],
): Promise<{ readonly code: number; readonly screen: string }> {
  // Without a size every character has a line of its own.
  const line = `stty rows 40 cols 120; exec ${[...command, ...args].map((word) => `'${word}'`).join(" ")}`;
  const child = spawn("script", ["--quiet", "--return", "--flush", "--command", line, "/dev/null"], {
    cwd: folder,
    env: { ...environment, TERM: "xterm" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const left = [...steps];
  let screen = "";
  let seen = 0;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    screen += text;
    const [after, keys] = left[0] ?? [];
    const at = after === undefined ? -1 : screen.indexOf(after, seen);
    if (after === undefined || at === -1) return;
    seen = at + after.length;
    left.shift();
    child.stdin.write(keys);
  });
  const [code] = await once(child, "close");
  return { code: Number(code), screen };
}
