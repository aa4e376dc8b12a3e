#!/usr/bin/env node
/** The command `latchkey`. */
import { keepCompiled } from "./compile-cache.ts";
import { spareCompiler } from "./short-run.ts";

// A reader such as `| head` may close the pipe early, which is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const args = process.argv.slice(2);
keepCompiled(process.cwd());
spareCompiler(args);
const { runProgram } = await import("./program.ts");
await runProgram(args);
