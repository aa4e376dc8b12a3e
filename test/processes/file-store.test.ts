/** Processes that share a file, with a real server: nobody is signed out, nothing is stolen, and who dies holds nobody up. */
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { fileStore } from "latchkey/node";
import { scratchFolder } from "../stores/file/scratch-folder.ts";
import { bundleProgram, type Holder, startHolder } from "./holder.ts";
import { startTokenServer } from "./token-server.ts";

/** `npm run test:long` has the whole of it: minutes. */
const isLong = process.env["MODE"] === "long";
const tokens = { accessToken: "access-token", refreshToken: "refresh-token", issuedAt: 1, signIn: "s", edition: 0 };

async function startHolders(count: number, ...of: Parameters<typeof startHolder>): Promise<Holder[] & AsyncDisposable> {
  const holders = await Promise.all(Array.from({ length: count }, () => startHolder(...of)));
  const dispose = async () => void (await Promise.all(holders.map(({ kill }) => kill())));
  return Object.assign(holders, { [Symbol.asyncDispose]: dispose });
}

/** Waits until this holds. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => void setTimeout(resolve, 10));
}

const expiries = isLong ? 100 : 12;

test(`sixteen processes refresh ${expiries} times for ${expiries} expiries, and lose no call`, {
  timeout: 240_000,
}, async () => {
  await using folder = await scratchFolder();
  await using server = await startTokenServer();
  const path = folder.path("acme/tokens.json");
  await using holders = await startHolders(16, server.url, path);
  await holders[0]?.ask("start", JSON.stringify(server.signIn()));
  for (let expiry = 0; expiry < expiries; expiry++) {
    server.expire();
    const answers = await Promise.all(holders.map((holder) => holder.ask("call")));
    expect(new Set(answers)).toEqual(new Set([200]));
  }
  expect(server.counts).toMatchObject({ refreshes: expiries, reuses: 0, calls: 16 * expiries });
  expect(holders.flatMap(({ events }) => events)).not.toContain("ended");
  expect(await Promise.all(holders.map((holder) => holder.ask("status")))).toEqual(holders.map(() => "active"));
});

test("the next one has the lock of a process that was killed, and never half a file", {
  timeout: 120_000,
}, async () => {
  await using folder = await scratchFolder();
  const path = folder.path("tokens.json");
  const store = fileStore(path);
  for (let times = 0; times < (isLong ? 100 : 8); times++) {
    const writer = await startHolder("http://127.0.0.1:1", path);
    const writes = writer.hears("writes");
    void writer.ask("write", JSON.stringify(tokens)).catch(() => undefined);
    await writes;
    await new Promise((resolve) => void setTimeout(resolve, Math.random() * 50));
    await writer.kill();
    // One second, which is the limit of the next one's wait.
    const found = await store.lock?.(async () => store.get(), AbortSignal.timeout(1000));
    expect(found).toMatchObject({ signIn: "s", scope: "x".repeat(50_000) });
  }
});

test("a process that was killed in the middle of its work holds nobody up", async () => {
  await using folder = await scratchFolder();
  const path = folder.path("tokens.json");
  await using holder = await startHolder("http://127.0.0.1:1", path);
  const locked = holder.hears("locked");
  void holder.ask("keepLock").catch(() => undefined);
  await locked;
  const { lock } = fileStore(path);
  await expect(lock?.(async () => "had", AbortSignal.timeout(200))).rejects.toMatchObject({ name: "TimeoutError" });
  await holder.kill();
  expect(await lock?.(async () => "had", AbortSignal.timeout(1000))).toBe("had");
});

const asleep = isLong ? 30_000 : 3000;

test(`a process that sleeps for ${asleep / 1000} s in the middle of a refresh loses nothing to others`, {
  timeout: 120_000,
}, async () => {
  await using folder = await scratchFolder();
  await using server = await startTokenServer();
  const path = folder.path("tokens.json");
  await using holders = await startHolders(3, server.url, path, { timeout: asleep * 2 });
  const [sleeper, ...others] = holders;
  await sleeper?.ask("start", JSON.stringify(server.signIn()));
  await Promise.all(others.map((other) => other.ask("token")));
  server.expire();
  const release = server.holdAnswers();
  const call = sleeper?.ask("call");
  await until(() => server.counts.refreshes === 1);
  sleeper?.process.kill("SIGSTOP");
  release();
  const calls = others.map((other) => other.ask("call"));
  await new Promise((resolve) => void setTimeout(resolve, asleep));
  expect(server.counts).toMatchObject({ refreshes: 1, reuses: 0 });
  sleeper?.process.kill("SIGCONT");
  expect(await Promise.all([call, ...calls])).toEqual([200, 200, 200]);
  expect(server.counts).toMatchObject({ refreshes: 1, reuses: 0 });
});

test("a process that wakes up adopts what others have brought meanwhile", async () => {
  await using folder = await scratchFolder();
  await using server = await startTokenServer();
  await using holders = await startHolders(2, server.url, folder.path("tokens.json"));
  const [sleeper, other] = holders;
  await sleeper?.ask("start", JSON.stringify(server.signIn()));
  await other?.ask("token");
  sleeper?.process.kill("SIGSTOP");
  for (let times = 0; times < 3; times++) {
    server.expire();
    expect(await other?.ask("call")).toBe(200);
  }
  sleeper?.process.kill("SIGCONT");
  expect(await sleeper?.ask("call")).toBe(200);
  expect(await sleeper?.ask("token")).toBe(await other?.ask("token"));
  expect(server.counts).toMatchObject({ refreshes: 3, reuses: 0 });
});

test("a sign-in and a sign-out of one process are noticed by another", async () => {
  await using folder = await scratchFolder();
  await using server = await startTokenServer();
  await using holders = await startHolders(2, server.url, folder.path("acme/tokens.json"));
  const [here, there] = holders;
  const started = there?.hears("started");
  await here?.ask("start", JSON.stringify(server.signIn()));
  await started;
  expect(await there?.ask("status")).toBe("active");
  const ended = there?.hears("ended");
  await here?.ask("end");
  await ended;
  expect(await there?.ask("status")).toBe("signed-out");
});

test("garbage in the file signs nobody out who has tokens, and is mended by the next refresh", async () => {
  await using folder = await scratchFolder();
  await using server = await startTokenServer();
  const path = folder.path("tokens.json");
  await using holder = await startHolder(server.url, path);
  await holder.ask("start", JSON.stringify(server.signIn()));
  await writeFile(path, '{"accessToken":"half');
  await new Promise((resolve) => void setTimeout(resolve, 500));
  expect(await holder.ask("status")).toBe("active");
  server.expire();
  expect(await holder.ask("call")).toBe(200);
  expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ edition: 1 });
  expect(holder.events).not.toContain("ended");
});

test("a session that listens to its file keeps no process alive", async () => {
  await using folder = await scratchFolder();
  const program = await bundleProgram("idle-process");
  const ran = promisify(execFile)(process.execPath, [program, folder.path("tokens.json")], { timeout: 15_000 });
  expect((await ran).stdout).toBe("active\n");
});
