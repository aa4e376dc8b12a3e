#!/usr/bin/env node
/** The command `latchkey`. */
import { keepCompiled } from "./compile-cache.ts";

// A reader such as `| head` may close the pipe early, which is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

keepCompiled(process.cwd());
const { runProgram } = await import("./program.ts");
await runProgram(process.argv.slice(2));
