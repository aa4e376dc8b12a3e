/**
 * `npm test`: the checks that read files, two at a time, one line each; then the tests, which get this command's arguments.
 *
 * Everything runs even when something has failed, so that one run shows all that is wrong.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { styleText } from "node:util";
import { root } from "./release/packages.ts";
import { runCommand } from "./run-command.ts";

/** The npm scripts, the longest first. */
const stages: ReadonlyMap<string, string> = new Map([
  ["check:packages", "the packed packages: manifest, types, bundle"],
  ["check:api", "the public interface is as reported in etc/"],
  ["check:types:5.9", "types, TypeScript 5.9"],
  ["check:types", "types, TypeScript 7"],
  ["check:generated", "generated code is up to date"],
  ["check:unused", "nothing unused"],
  ["check:lint", "lint"],
  ["check:format", "format"],
]);

const failed: string[] = [];

async function runStage(script: string, title: string): Promise<void> {
  const start = performance.now();
  const { code, output } = await runCommand("npm", ["run", "--silent", script], root);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const sign = code === 0 ? styleText("green", "✓") : styleText("red", "✗");
  console.log(`${sign} ${title} ${styleText("dim", `${seconds} s`)}`);
  if (code === 0) return;
  failed.push(script);
  console.log(`\n${output.trimEnd()}\n`);
}

async function runFrom(queue: Iterator<[string, string]>): Promise<void> {
  for (let next = queue.next(); !next.done; next = queue.next()) await runStage(...next.value);
}

async function runTests(args: readonly string[]): Promise<void> {
  const vitest = spawn("vitest", ["run", ...args], { cwd: root, stdio: "inherit" });
  const [code] = await once(vitest, "close");
  if (code !== 0) failed.push("vitest run");
}

const queue = stages.entries();
await Promise.all([runFrom(queue), runFrom(queue)]);
await runTests(process.argv.slice(2));
if (failed.length > 0) {
  console.log(styleText("red", `Failed: ${failed.join(", ")}`));
  process.exitCode = 1;
}
