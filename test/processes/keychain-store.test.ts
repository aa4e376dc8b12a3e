/** The keychain store over a real Secret Service. */
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storeCases } from "latchkey/store-tests";
import { bundleProgram, startHolder } from "./holder.ts";
import { bareHome, type SecretService, startSecretService } from "./secret-service.ts";
import { startTokenServer } from "./token-server.ts";

const run = promisify(execFile);
let service: SecretService | undefined;

beforeAll(async () => void (service = await startSecretService()));
afterAll(async () => service?.[Symbol.asyncDispose]());

describe("the suite", () => {
  let outcomes: Map<string, unknown>;
  beforeAll(async () => {
    if (service === undefined) return;
    const { stdout } = await run(process.execPath, [await bundleProgram("suite-process")], { env: service.env });
    outcomes = new Map(JSON.parse(stdout));
  });

  test.for(storeCases)("passes: $name", ({ name }, { skip }) => {
    if (service === undefined) skip();
    else expect(outcomes.get(name)).toEqual({});
  });
});

test("processes share a session: one refresh for all, and a sign-out is noticed", { timeout: 60_000 }, async ({
  skip,
}) => {
  if (service === undefined) {
    skip();
    return;
  }
  const { env } = service;
  await using server = await startTokenServer();
  await using here = await startHolder(server.url, "keychain:acme", { env });
  await using there = await startHolder(server.url, "keychain:acme", { env });
  const started = there.hears("started");
  await here.ask("start", JSON.stringify(server.signIn()));
  await started;
  for (let expiry = 1; expiry <= 3; expiry++) {
    server.expire();
    expect(await Promise.all([here.ask("call"), there.ask("call")])).toEqual([200, 200]);
    expect(server.counts).toMatchObject({ refreshes: expiry, reuses: 0 });
  }
  const ended = there.hears("ended");
  await here.ask("end");
  await ended;
});

test("a machine without a keychain is told so, and no file takes its place", async () => {
  await using home = await bareHome();
  await using server = await startTokenServer();
  await using holder = await startHolder(server.url, "keychain:acme", { env: home.env });
  await holder.ask("start", JSON.stringify(server.signIn()));
  expect(
    holder.events.some((event) => event.startsWith("failed StoreError") && event.includes("fileStore(path)")),
  ).toBe(true);
  expect(await holder.ask("call")).toBe(200);
  const files = await readdir(join(home.env["HOME"] ?? "", ".."), { recursive: true, withFileTypes: true });
  expect(files.filter((file) => file.isFile()).map(({ name }) => name)).toEqual([
    expect.stringMatching(/^keychain-\w+\.lock$/),
  ]);
});
