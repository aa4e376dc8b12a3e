import { root } from "../release/packages.ts";
import { runCommand } from "../run-command.ts";

/** The output of `git diff` for two folders; empty if they are the same. */
export async function differencesBetween(one: string, other: string): Promise<string> {
  const { output } = await runCommand("git", ["diff", "--no-index", "--no-color", "--unified=1", one, other], root);
  return output;
}
