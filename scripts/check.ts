/**
 * `npm test`: the checks that read files, two at a time; then the tests, which get this command's arguments.
 *
 * Each begins and ends with a line. Everything runs even when something has failed, so that one run shows all that is wrong. The
 * last line has the totals of the tests, for a machine that reads them.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { styleText } from "node:util";
import { type TestCounts, testTotals } from "./checks/test-totals.ts";
import { root } from "./release/packages.ts";
import { runCommand } from "./run-command.ts";

/** The npm scripts, the longest first. */
const stages: ReadonlyMap<string, string> = new Map([
  ["check:packages", "the packed packages: manifest, types, bundle"],
  ["check:api", "the public interface is as reported in etc/"],
  ["check:docs:api", "the API reference in docs/api/ is up to date"],
  ["check:types:5.9", "types, TypeScript 5.9"],
  ["check:types", "types, TypeScript 7"],
  ["check:generated", "generated code is up to date"],
  ["check:unused", "nothing unused"],
  ["check:lint", "lint"],
  ["check:format", "format"],
]);

const failed: string[] = [];

async function runStage(script: string, title: string): Promise<void> {
  const end = begin(title);
  const { code, output } = await runCommand("npm", ["run", "--silent", script], root);
  end(code === 0);
  if (code === 0) return;
  failed.push(script);
  console.log(`\n${output.trimEnd()}\n`);
}

/** Prints that something begins; the function that it returns prints that it has ended. */
function begin(title: string): (isGood: boolean) => void {
  const start = performance.now();
  console.log(styleText("dim", `· ${title} …`));
  return (isGood) => {
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const sign = isGood ? styleText("green", "✓") : styleText("red", "✗");
    console.log(`${sign} ${title} ${styleText("dim", `${seconds} s`)}`);
  };
}

async function runFrom(queue: Iterator<[string, string]>): Promise<void> {
  for (let next = queue.next(); !next.done; next = queue.next()) await runStage(...next.value);
}

/** Runs the tests; resolves to their totals. */
async function runTests(args: readonly string[]): Promise<string> {
  const end = begin("tests");
  const counts = join(root, ".scratch/test-counts.json");
  await rm(counts, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${counts}`];
  const vitest = spawn("vitest", ["run", ...reporters, ...args], { cwd: root, stdio: "inherit" });
  const [code] = await once(vitest, "close");
  end(code === 0);
  if (code !== 0) failed.push("vitest run");
  return testTotals(await readCounts(counts), code !== 0);
}

async function readCounts(file: string): Promise<TestCounts | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}

const queue = stages.entries();
await Promise.all([runFrom(queue), runFrom(queue)]);
const totals = await runTests(process.argv.slice(2));
if (failed.length > 0) {
  console.log(styleText("red", `Failed: ${failed.join(", ")}`));
  process.exitCode = 1;
}
console.log(totals);
