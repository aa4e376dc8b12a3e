import { join } from "node:path";
import { expect, test } from "vitest";
import { runCommand } from "../../scripts/run-command.ts";

const scripts = join(import.meta.dirname, "../../scripts");

/** Runs a script whose work is `body`. */
function runScriptOf(body: string) {
  const source = `
    import { runScript } from "./run-script.ts";
    import { CommandError } from "./run-command.ts";
    await runScript(async () => { ${body} });
  `;
  return runCommand(process.execPath, ["--input-type=module", "-e", source], scripts);
}

test("a command that failed is told without a stack trace", async () => {
  expect(await runScriptOf('throw new CommandError("tsc\\nended with 1")')).toEqual({
    code: 1,
    output: "tsc\nended with 1\n",
  });
});

test("a mistake in a script keeps its stack trace", async () => {
  const { code, output } = await runScriptOf('throw new TypeError("mistake")');

  expect(code).toBe(1);
  expect(output).toMatch(/TypeError: mistake\n {4}at /);
});
