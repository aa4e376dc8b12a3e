#!/usr/bin/env node
/** The command `latchkey`. */
import { runProgram } from "./program.ts";

// Who reads through `| head` has seen enough: no fault, and nothing to tell.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

await runProgram(process.argv.slice(2));
