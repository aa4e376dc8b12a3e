#!/usr/bin/env node
/** The command `latchkey`. */
import { runProgram } from "./program.ts";

// A reader such as `| head` may close the pipe early, which is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

await runProgram(process.argv.slice(2));
