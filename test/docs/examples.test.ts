import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { type Mock, startMock } from "@latchkey/cli/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Example, extractExamples } from "./extract.ts";
import { groqDocument, writeForeignClients } from "./foreign-clients.ts";

const run = promisify(execFile);
const folder = resolve(".scratch/examples");
let examples: Example[];
let mock: Mock;
let groq: Mock;

beforeAll(async () => {
  examples = await extractExamples(folder);
  await writeForeignClients(folder);
  [mock, groq] = await Promise.all([startMock({ spec: "openapi.yaml" }), startMock({ spec: groqDocument })]);
});
afterAll(() => Promise.all([mock.close(), groq.close()]));

test("every example of the documentation compiles", { timeout: 120_000 }, async () => {
  const compiler = resolve("node_modules/typescript-7/bin/tsc");
  const { stdout } = await run(process.execPath, [compiler, "-p", folder]).catch((error: { stdout: string }) => error);
  expect(stdout).toBe("");
});

test("every example of the documentation runs", { timeout: 300_000 }, async () => {
  expect(examples.length).toBeGreaterThan(2);
  const failures: string[] = [];
  const queue = examples.filter(({ runs, name }) => runs && !isMigration(name)).values();
  const runAll = async () => {
    for (const { name, file } of queue)
      await runExample(file).catch((error: { stderr: string }) => failures.push(`${name}: ${error.stderr}`));
  };
  await Promise.all([runAll(), runAll()]);
  expect(failures).toEqual([]);
});

test("every example of migrating runs, and one that signs in renews its token when a call is refused", {
  timeout: 300_000,
}, async () => {
  const failures: string[] = [];
  let renewed = 0;
  for (const { name, file } of examples.filter(({ runs, name }) => runs && isMigration(name))) {
    mock.reset();
    mock.refuse(1);
    await runExample(file).catch((error: { stderr: string }) => failures.push(`${name}: ${error.stderr}`));
    const events = mock.requests.flatMap(({ event }) => event ?? []);
    if (events.join() === "signed-in,rotated") renewed += 1;
    else if (events.length > 0) failures.push(`${name}: ${events.join()}`);
    failures.push(...mock.violations.map(({ message }) => `${name}: ${message}`));
  }
  expect(failures).toEqual([]);
  // Three kinds of interceptors, Hey API, and openapi-typescript alone, each before and after.
  expect(renewed).toBe(10);
  expect(groq.violations).toEqual([]);
});

test("every file of examples/ runs", { timeout: 60_000 }, async () => {
  for (const name of await readdir("examples")) await runExample(join("examples", name));
});

test("no example breaks the contract of the reference API", () => {
  expect(mock.requests.length).toBeGreaterThan(4);
  expect(mock.violations).toEqual([]);
});

function isMigration(name: string): boolean {
  return name.startsWith("docs/migrating/");
}

/** Which port of the test stands for which of the documentation. */
function portsOf(mocks: Readonly<Record<string, Mock>>): string {
  return Object.entries(mocks)
    .map(([documented, { url }]) => `${documented}=${new URL(url).port}`)
    .join(",");
}

function runExample(file: string): Promise<unknown> {
  const args = ["-C", "latchkey-source", "--import", resolve("test/docs/reroute.ts"), file];
  // What a tool keeps goes into a home of its own.
  const home = join(folder, "home");
  const env = { ...process.env, MOCK_PORTS: portsOf({ 4010: mock, 4011: groq }), HOME: home, XDG_DATA_HOME: home };
  return run(process.execPath, args, { env, timeout: 20_000 });
}
