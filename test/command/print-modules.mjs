/** Prints the address of each module that a process loads, and the path of each that is required. */
import Module, { registerHooks } from "node:module";

registerHooks({
  load(url, context, next) {
    process.stdout.write(`${url}\n`);
    return next(url, context);
  },
});
process.once("exit", () => process.stdout.write(`${Object.keys(Module._cache).join("\n")}\n`));
