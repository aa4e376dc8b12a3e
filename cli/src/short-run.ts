/** What a run of some seconds can do without. */
import { setFlagsFromString } from "node:v8";

/**
 * Turns the slowest of V8's compilers off for commands that end by themselves.
 *
 * It compiles beside the run, and pays only after a while: a sixth of the processor time that GitHub's SDK takes, and as much of the
 * time where there is but one processor. The quicker ones go on. What stays, to watch or to mock, has it.
 */
export function spareCompiler(args: readonly string[]): void {
  if (isShort(args)) setFlagsFromString("--no-opt");
}

function isShort([command, ...flags]: readonly string[]): boolean {
  return command === "generate" && !flags.includes("--watch");
}
