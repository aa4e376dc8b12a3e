import process from "node:process";
import { expect, test, vi } from "vitest";
import { connect, isHadByOthers } from "../../../src/stores/file/sqlite.ts";
import { scratchFolder } from "./scratch-folder.ts";

test("a platform without SQLite is told, with the way out, and asked again the next time", async () => {
  await using folder = await scratchFolder();
  const there = vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined);
  vi.resetModules();
  const fresh: typeof import("../../../src/stores/file/sqlite.ts") = await import("../../../src/stores/file/sqlite.ts");
  await expect(fresh.connect(folder.path("lock"))).rejects.toMatchObject({
    name: "StoreError",
    step: "lock",
    message: expect.stringMatching(/Node 22\.13.*store of your own/),
  });
  there.mockRestore();
  (await fresh.connect(folder.path("lock"))).close();
});

test("what another connection has cannot be had", async () => {
  await using folder = await scratchFolder();
  const [one, other] = [await connect(folder.path("lock")), await connect(folder.path("lock"))];
  one.exec("BEGIN EXCLUSIVE");
  expect(() => other.exec("BEGIN EXCLUSIVE")).toThrow(expect.toSatisfy(isHadByOthers));
  one.close();
  other.exec("BEGIN EXCLUSIVE");
  other.close();
});

test.each([
  [{ errcode: 5, message: "" }, true],
  [{ errcode: 517 }, true],
  [{ errcode: 6 }, true],
  [{ errno: 5, code: "SQLITE_BUSY" }, true],
  [{ message: "database is locked" }, true],
  [{ errcode: 26, message: "file is not a database" }, false],
  [{ errno: 14 }, false],
  [undefined, false],
  [new Error("database disk image is malformed"), false],
])("%j is another connection's lock: %s", (error, expected) => {
  expect(isHadByOthers(error)).toBe(expected);
});

test("no warning about SQLite is shown, and others still are", async () => {
  const shown: unknown[] = [];
  vi.spyOn(process, "emitWarning").mockImplementation((warning) => void shown.push(warning));
  const { emitWarning } = process;
  vi.spyOn(process, "getBuiltinModule").mockImplementation(() => {
    process.emitWarning("SQLite is an experimental feature and might change at any time", "ExperimentalWarning");
    process.emitWarning("something else");
    return undefined;
  });
  vi.resetModules();
  const fresh: typeof import("../../../src/stores/file/sqlite.ts") = await import("../../../src/stores/file/sqlite.ts");
  await fresh.connect("/nowhere").catch(() => undefined);
  expect(shown).toEqual(["something else"]);
  expect(process.emitWarning).toBe(emitWarning);
  vi.restoreAllMocks();
});
