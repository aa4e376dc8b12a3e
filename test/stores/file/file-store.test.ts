import { execFileSync } from "node:child_process";
import { chmod, chown, mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from "node:fs/promises";
import process from "node:process";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { fileStore } from "../../../src/stores/file/file-store.ts";
import { storeCases } from "../../../src/stores/suite/store-cases.ts";
import type { StoredTokens } from "../../../src/stores/store.ts";
import { createSession } from "../../../src/session/session.ts";
import type { SessionEvent } from "../../../src/session/events.ts";
import { scratchFolder, smallDisk } from "./scratch-folder.ts";

const tokens: StoredTokens = {
  accessToken: "A1",
  refreshToken: "R1",
  issuedAt: 1_790_000_000_000,
  signIn: "s",
  edition: 1,
};
const isRoot = process.geteuid?.() === 0;

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}

/** The error of a step of a store. */
async function fault(step: () => unknown): Promise<unknown> {
  try {
    await step();
    return "no error";
  } catch (error) {
    return error;
  }
}

function patience(): AbortSignal {
  return AbortSignal.timeout(10_000);
}

describe("the suite", () => {
  let outcomes: Map<string, unknown>;
  beforeAll(async () => {
    await using folder = await scratchFolder();
    const judged = storeCases.map(async ({ name, run }, index) => {
      const path = folder.path(`${index}/tokens.json`);
      const opened = { store: fileStore(path), other: () => fileStore(path), dispose: () => undefined };
      return [name, await run(() => opened).catch((error: unknown) => error)] as const;
    });
    outcomes = new Map(await Promise.all(judged));
  });

  test.each(storeCases)("passes: $name", ({ name }) => {
    expect(outcomes.get(name)).toEqual({});
  });
});

describe("the file", () => {
  test("is its owner's alone, and so are its folder and its lock", async () => {
    await using folder = await scratchFolder();
    const store = fileStore(folder.path("a/b/tokens.json"));
    await store.lock?.(async () => store.set(tokens), patience());
    expect(await modeOf(folder.path("a"))).toBe("700");
    expect(await modeOf(folder.path("a/b"))).toBe("700");
    expect(await modeOf(folder.path("a/b/tokens.json"))).toBe("600");
    expect(await modeOf(folder.path("a/b/tokens.json.lock"))).toBe("600");
    expect((await readdir(folder.path("a/b"))).toSorted()).toEqual(["tokens.json", "tokens.json.lock"]);
  });

  test("stays its owner's alone under any umask", async () => {
    await using folder = await scratchFolder();
    const before = process.umask(0);
    try {
      const store = fileStore(folder.path("open/tokens.json"));
      await store.lock?.(async () => store.set(tokens), patience());
    } finally {
      process.umask(before);
    }
    expect(await modeOf(folder.path("open"))).toBe("700");
    expect(await modeOf(folder.path("open/tokens.json"))).toBe("600");
    expect(await modeOf(folder.path("open/tokens.json.lock"))).toBe("600");
  });

  test("that others can read is made its owner's alone", async () => {
    await using folder = await scratchFolder();
    const path = folder.path("tokens.json");
    await writeFile(path, JSON.stringify(tokens), { mode: 0o644 });
    await writeFile(`${path}.lock`, "", { mode: 0o666 });
    await chmod(`${path}.lock`, 0o666);
    const store = fileStore(path);
    expect(await store.get()).toEqual(tokens);
    expect(await modeOf(path)).toBe("600");
    await store.lock?.(async () => undefined, patience());
    expect(await modeOf(`${path}.lock`)).toBe("600");
  });

  test("is the same one after the process has gone to another folder", async () => {
    await using folder = await scratchFolder();
    const before = process.cwd();
    await mkdir(folder.path("other"));
    try {
      process.chdir(folder.path("."));
      const store = fileStore("tokens.json");
      process.chdir(folder.path("other"));
      await store.set(tokens);
    } finally {
      process.chdir(before);
    }
    expect(await readdir(folder.path("other"))).toEqual([]);
    expect(JSON.parse(await readFile(folder.path("tokens.json"), "utf8"))).toEqual(tokens);
  });

  test.each(["", "a\0b", "~/tokens.json", "~\\tokens.json", undefined, 7])("is not made for the path %j", (path) => {
    expect(() => fileStore(path as string)).toThrow(TypeError);
  });

  test("leaves nothing beside it of a write that was cut off, once that is a minute old", async () => {
    await using folder = await scratchFolder();
    const path = folder.path("tokens.json");
    const [first, second] = ["0a".repeat(16), "0b".repeat(16)];
    const [old, young] = [`${path}.${first}.tmp`, `${path}.${second}.tmp`];
    const foreign = [folder.path("tokens.json.bak"), folder.path("tokens.json.backup.tmp")];
    for (const file of [old, young, ...foreign]) await writeFile(file, "{");
    const before = (Date.now() - 61_000) / 1000;
    for (const file of [old, ...foreign]) await utimes(file, before, before);
    await fileStore(path).set(tokens);
    expect((await readdir(folder.path("."))).toSorted()).toEqual([
      "tokens.json",
      `tokens.json.${second}.tmp`,
      "tokens.json.backup.tmp",
      "tokens.json.bak",
    ]);
    await utimes(young, before, before);
    await fileStore(path).delete();
    expect((await readdir(folder.path("."))).toSorted()).toEqual(["tokens.json.backup.tmp", "tokens.json.bak"]);
  });
});

describe("what is not ours", () => {
  const isRefused = { code: "STORE", step: "open" };

  test("a link is refused, and what it leads to stays as it is", async () => {
    await using folder = await scratchFolder();
    const [target, path] = [folder.path("target"), folder.path("tokens.json")];
    await writeFile(target, JSON.stringify(tokens), { mode: 0o644 });
    await symlink(target, path);
    const store = fileStore(path);
    for (const done of [store.get, () => store.set({ ...tokens, edition: 2 }), store.delete]) {
      expect(await fault(done)).toMatchObject({ ...isRefused, message: expect.stringContaining("symbolic link") });
    }
    expect(JSON.parse(await readFile(target, "utf8"))).toEqual(tokens);
    expect(await modeOf(target)).toBe("644");
    expect((await readdir(folder.path("."))).toSorted()).toEqual(["target", "tokens.json"]);
  });

  test("a link in place of the lock is refused", async () => {
    await using folder = await scratchFolder();
    const [target, path] = [folder.path("target"), folder.path("tokens.json")];
    await symlink(target, `${path}.lock`);
    const locked = () => fileStore(path).lock?.(async () => "begun", patience());
    expect(await fault(locked)).toMatchObject(isRefused);
    expect(await readdir(folder.path("."))).toEqual(["tokens.json.lock"]);
  });

  test.runIf(isRoot)("a file of somebody else is refused", async () => {
    await using folder = await scratchFolder();
    const path = folder.path("tokens.json");
    for (const file of [path, `${path}.lock`]) {
      await writeFile(file, JSON.stringify(tokens), { mode: 0o600 });
      await chown(file, 65_534, 65_534);
    }
    const store = fileStore(path);
    const locked = () => store.lock?.(async () => "begun", patience());
    for (const done of [store.get, () => store.set({ ...tokens, edition: 2 }), store.delete, locked]) {
      expect(await fault(done)).toMatchObject({ ...isRefused, message: expect.stringContaining("another user") });
    }
    expect(JSON.parse(await readFile(path, "utf8"))).toEqual(tokens);
  });

  test("a folder or a pipe is refused, and nobody waits for it", async () => {
    await using folder = await scratchFolder();
    await mkdir(folder.path("folder"));
    execFileSync("mkfifo", [folder.path("pipe")]);
    for (const name of ["folder", "pipe"]) {
      const store = fileStore(folder.path(name));
      for (const done of [store.get, () => store.set(tokens), store.delete]) {
        expect(await fault(done)).toMatchObject(isRefused);
      }
    }
  });
});

/** What a listener has been told after a while. */
async function toldIn(milliseconds: number, told: readonly unknown[]): Promise<readonly unknown[]> {
  await new Promise((resolve) => void setTimeout(resolve, milliseconds));
  return told;
}

describe("others' changes", () => {
  const others = { ...tokens, edition: 2 };

  test("what was there before is none, and what comes right after is one", async () => {
    await using folder = await scratchFolder();
    const path = folder.path("tokens.json");
    await fileStore(path).set(tokens);
    const told: unknown[] = [];
    const leave = fileStore(path).subscribe?.((found) => told.push(found));
    expect(await toldIn(500, told)).toEqual([]);
    await fileStore(path).set(others);
    await vi.waitFor(() => expect(told).toEqual([others]));
    leave?.();
  });

  test("what has changed between reading and listening is one", async () => {
    await using folder = await scratchFolder();
    const path = folder.path("tokens.json");
    await fileStore(path).set(tokens);
    const store = fileStore(path);
    await store.get();
    await fileStore(path).set(others);
    const told: unknown[] = [];
    const leave = store.subscribe?.((found) => told.push(found));
    await vi.waitFor(() => expect(told).toEqual([others]));
    leave?.();
  });

  test("a file that cannot be read says nothing, until it can be", async () => {
    await using folder = await scratchFolder();
    const path = folder.path("tokens.json");
    await fileStore(path).set(tokens);
    const told: unknown[] = [];
    const leave = fileStore(path).subscribe?.((found) => told.push(found));
    await writeFile(path, '{"accessToken"');
    expect(await toldIn(500, told)).toEqual([]);
    await fileStore(path).set(others);
    await vi.waitFor(() => expect(told).toEqual([others]));
    leave?.();
  });
});

describe("what the file holds", () => {
  test.each([
    ["half of it", '{"accessToken":"very-secret'],
    ["nothing", ""],
    ["something else", "very-secret"],
    ["a number", "7"],
    ["null", "null"],
  ])("%s is a StoreError that does not show it, and a sign-in mends it", async (_, text) => {
    await using folder = await scratchFolder();
    const path = folder.path("tokens.json");
    await writeFile(path, text);
    const store = fileStore(path);
    const error = await fault(store.get);
    expect(error).toMatchObject({ code: "STORE", message: expect.stringContaining(JSON.stringify(path)) });
    expect(JSON.stringify(error) + String(error) + String((error as Error).cause)).not.toContain("very-secret");
    const session = createSession({ store });
    await session.ready;
    expect(session.status).toBe("signed-out");
    await session.start({ accessToken: "A2", refreshToken: "R2" });
    expect(await fileStore(path).get()).toMatchObject({ accessToken: "A2" });
  });

  test("a file that is larger than any session's is not read", async () => {
    await using folder = await scratchFolder();
    const path = folder.path("tokens.json");
    await writeFile(path, JSON.stringify(tokens).padEnd(1_000_001));
    expect(await fault(fileStore(path).get)).toMatchObject({ code: "STORE", step: "open" });
  });

  test("a part of the path that is a file is a StoreError", async () => {
    await using folder = await scratchFolder();
    await writeFile(folder.path("file"), "");
    const store = fileStore(folder.path("file/tokens.json"));
    expect(await fault(() => store.get())).toMatchObject({ code: "STORE", step: "read" });
    expect(await fault(() => store.set(tokens))).toMatchObject({ code: "STORE", step: "write" });
    expect(await fault(() => store.lock?.(async () => 1, patience()))).toMatchObject({ code: "STORE", step: "lock" });
  });

  test("a folder that is removed meanwhile is made again", async () => {
    await using folder = await scratchFolder();
    const store = fileStore(folder.path("a/tokens.json"));
    await store.set(tokens);
    execFileSync("rm", ["-r", folder.path("a")]);
    expect(await store.get()).toBeUndefined();
    await store.set(tokens);
    expect(await store.get()).toEqual(tokens);
  });
});

/** A session that is signed in, and whose refresh brings new tokens each time. */
async function signedIn(path: string) {
  let refreshes = 0;
  let now = Date.UTC(2026, 0, 1);
  const events: SessionEvent[] = [];
  const session = createSession({
    store: fileStore(path),
    now: () => now,
    timeout: 500,
    refresh: async () => ({
      accessToken: `access-${++refreshes}`,
      refreshToken: `refresh-${refreshes}`,
      expiresIn: 60,
    }),
    onEvent: (event) => events.push(event),
  });
  await session.start({ accessToken: "access-0", refreshToken: "refresh-0", expiresIn: 60 });
  events.length = 0;
  return { session, events, expire: () => void (now += 3_600_000) };
}

describe("a disk that cannot be written to", () => {
  test("a full one is a StoreError, the session goes on from memory, and is written once there is room", async (context) => {
    await using disk = await smallDisk(64);
    if (disk === undefined) {
      context.skip();
      return;
    }
    const path = disk.path("acme/tokens.json");
    const { session, events, expire } = await signedIn(path);
    await writeFile(disk.path("filler"), Buffer.alloc(100_000)).catch(() => undefined);
    expire();
    expect(await session.accessToken()).toBe("access-1");
    await vi.waitFor(() => expect(events.map(({ type }) => type)).toContain("failed"));
    expect(events.find(({ type }) => type === "failed")?.error).toMatchObject({
      code: "STORE",
      step: "write",
      message: expect.stringContaining("ENOSPC"),
    });
    expect(await fileStore(path).get()).toMatchObject({ accessToken: "access-0" });
    expect((await readdir(disk.path("acme"))).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    await writeFile(disk.path("filler"), "");
    expire();
    expect(await session.accessToken()).toBe("access-2");
    expect(await fileStore(path).get()).toMatchObject({ accessToken: "access-2" });
  });

  test("a read-only one is a StoreError for each step but reading, and the session goes on from memory", async (context) => {
    await using disk = await smallDisk(256);
    if (disk === undefined) {
      context.skip();
      return;
    }
    const path = disk.path("tokens.json");
    const { session, events, expire } = await signedIn(path);
    disk.makeReadOnly();
    const store = fileStore(path);
    expect(await store.get()).toMatchObject({ accessToken: "access-0" });
    expect(await fault(() => store.set(tokens))).toMatchObject({ code: "STORE", step: "write" });
    expect(await fault(() => store.delete())).toMatchObject({ code: "STORE", step: "delete" });
    expect(await fault(() => store.lock?.(async () => 1, patience()))).toMatchObject({ code: "STORE", step: "lock" });
    expire();
    expect(await session.accessToken()).toBe("access-1");
    await vi.waitFor(() =>
      expect(events.find(({ type }) => type === "failed")?.error).toMatchObject({ code: "STORE" }),
    );
    disk.makeWritable();
    expire();
    expect(await session.accessToken()).toBe("access-2");
    expect(await store.get()).toMatchObject({ accessToken: "access-2" });
  });
});
