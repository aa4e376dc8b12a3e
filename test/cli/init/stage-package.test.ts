import { mkdir, readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { InputError } from "../../../cli/src/document/spec-error.ts";
import { assertRoom, stagePackage, writeFiles } from "../../../cli/src/init/stage-package.ts";
import { folderOf } from "../document/folder.ts";

const files = new Map([
  ["a.txt", "a"],
  ["deep/b.txt", "b"],
]);

test("a folder is there whole, with nothing beside it", async () => {
  await using folder = await folderOf({});
  await stagePackage(folder.path("new/sdk"), (staging) => writeFiles(staging, files));
  expect(await readFile(folder.path("new/sdk/deep/b.txt"), "utf8")).toBe("b");
  expect(await readdir(folder.path("new"))).toEqual(["sdk"]);
});

test("what fails on the way leaves nothing", async () => {
  await using folder = await folderOf({});
  const fill = async (staging: string): Promise<never> => {
    await writeFiles(staging, files);
    throw new InputError("no");
  };
  await expect(stagePackage(folder.path("sdk"), fill)).rejects.toThrow("no");
  expect(await readdir(folder.path("."))).toEqual([]);
});

test("a folder that has something is left alone", async () => {
  await using folder = await folderOf({ "sdk/mine.txt": "mine" });
  await expect(assertRoom(folder.path("sdk"))).rejects.toThrow("is not empty: mine.txt is in it");
  await expect(stagePackage(folder.path("sdk"), (staging) => writeFiles(staging, files))).rejects.toThrow(
    "is not empty",
  );
  expect(await readdir(folder.path("sdk"))).toEqual(["mine.txt"]);
});

test("an empty folder and a fresh repository have room", async () => {
  await using folder = await folderOf({ "sdk/.git/HEAD": "ref" });
  await mkdir(folder.path("empty"));
  await assertRoom(folder.path("empty"));
  await stagePackage(folder.path("sdk"), (staging) => writeFiles(staging, files));
  expect((await readdir(folder.path("sdk"))).toSorted()).toEqual([".git", "a.txt", "deep"]);
});

test("a file in the folder's place is the caller's to move", async () => {
  await using folder = await folderOf({ sdk: "mine" });
  await expect(assertRoom(folder.path("sdk"))).rejects.toBeInstanceOf(InputError);
  await expect(stagePackage(folder.path("sdk/deep"), (staging) => writeFiles(staging, files))).rejects.toBeInstanceOf(
    InputError,
  );
});
