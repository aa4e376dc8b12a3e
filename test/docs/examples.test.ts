import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { type Mock, startMock } from "@latchkey/cli/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Example, extractExamples } from "./extract.ts";

const run = promisify(execFile);
const folder = resolve(".scratch/examples");
let examples: Example[];
let mock: Mock;

beforeAll(async () => {
  [examples, mock] = await Promise.all([extractExamples(folder), startMock({ spec: "openapi.yaml" })]);
});
afterAll(() => mock.close());

test("every example of the documentation compiles", async () => {
  const compiler = resolve("node_modules/typescript-7/bin/tsc");
  const { stdout } = await run(process.execPath, [compiler, "-p", folder]).catch((error: { stdout: string }) => error);
  expect(stdout).toBe("");
});

test("every example of the documentation runs", { timeout: 120_000 }, async () => {
  expect(examples.length).toBeGreaterThan(2);
  const failures: string[] = [];
  for (const { name, file } of examples.filter(({ runs }) => runs)) {
    await runExample(file).catch((error: { stderr: string }) => failures.push(`${name}: ${error.stderr}`));
  }
  expect(failures).toEqual([]);
});

test("every file of examples/ runs", { timeout: 60_000 }, async () => {
  for (const name of await readdir("examples")) await runExample(join("examples", name));
});

test("no example breaks the contract of the reference API", () => {
  expect(mock.requests.length).toBeGreaterThan(4);
  expect(mock.violations).toEqual([]);
});

function runExample(file: string): Promise<unknown> {
  const args = ["-C", "latchkey-source", "--import", resolve("test/docs/reroute.ts"), file];
  // What a tool keeps goes into a home of its own.
  const home = join(folder, "home");
  const env = { ...process.env, MOCK_URL: mock.url, HOME: home, XDG_DATA_HOME: home };
  return run(process.execPath, args, { env, timeout: 20_000 });
}
