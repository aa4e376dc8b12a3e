import { readdir, stat, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { withFileLock } from "../../../src/stores/file/file-lock.ts";
import { scratchFolder } from "./scratch-folder.ts";

test("a signal that fires while the lock's file is opened is in time", async () => {
  await using folder = await scratchFolder();
  const limit = new AbortController();
  let begun = 0;
  const locked = withFileLock(folder.path("a/lock"), async () => begun++, limit.signal);
  const reason = new Error("enough");
  limit.abort(reason);
  await expect(locked).rejects.toBe(reason);
  expect(begun).toBe(0);
});

test("a lock whose file holds something else is a StoreError", async () => {
  await using folder = await scratchFolder();
  const path = folder.path("lock");
  await writeFile(path, "something else, and long enough to be taken for a header of a database file. ".repeat(20));
  const locked = withFileLock(path, async () => "begun", new AbortController().signal);
  await expect(locked).rejects.toMatchObject({ code: "STORE", step: "lock", message: expect.stringContaining("lock") });
});

test("nothing is written, neither while it is held nor afterwards", async () => {
  await using folder = await scratchFolder();
  const work = async () => readdir(folder.path("."));
  expect(await withFileLock(folder.path("lock"), work, new AbortController().signal)).toEqual(["lock"]);
  expect(await readdir(folder.path("."))).toEqual(["lock"]);
  expect((await stat(folder.path("lock"))).size).toBe(0);
});
