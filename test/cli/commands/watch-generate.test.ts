import { writeFile } from "node:fs/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchGenerate } from "../../../cli/src/commands/watch-generate.ts";
import { SpecError } from "../../../cli/src/document/spec-error.ts";
import { type Folder, folderOf } from "../document/folder.ts";

let said: string;
beforeEach(() => {
  said = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => (said += String(text)) !== "");
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** How many folders this process watches. */
function watched(): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === "FSEventWrap").length;
}

/** Saves the file as soon as the command waits for that. */
async function saveWhenWaiting(folder: Folder, times: number): Promise<void> {
  await vi.waitUntil(() => said.split("Waiting for changes").length > times, { timeout: 10_000, interval: 5 });
  await writeFile(folder.path("api.yaml"), `run ${times}`);
}

test("runs at once and again on each save, and watches no more than what the last run read", async () => {
  await using folder = await folderOf({ "api.yaml": "" });
  const before = watched();
  const counts: number[] = [];
  const run = async (): Promise<readonly string[]> => {
    counts.push(watched() - before);
    if (counts.length === 4) throw new Error("enough");
    return [folder.path("api.yaml")];
  };
  const ended = expect(watchGenerate(run, undefined)).rejects.toThrow("enough");
  for (const times of [1, 2, 3]) await saveWhenWaiting(folder, times);
  await ended;
  // The folder of the file, and the working directory for the configuration.
  expect(counts).toEqual([0, 2, 2, 2]);
});

test("stops watching when it fails by itself", async () => {
  await using folder = await folderOf({ "api.yaml": "" });
  const before = watched();
  let runs = 0;
  const run = async (): Promise<readonly string[]> => {
    if (++runs === 2) throw new Error("a bug");
    return [folder.path("api.yaml")];
  };
  const ended = expect(watchGenerate(run, undefined)).rejects.toThrow("a bug");
  await saveWhenWaiting(folder, 1);
  await ended;
  // A handle is let go in the next turn of the loop.
  await vi.waitUntil(() => watched() === before, { timeout: 5000, interval: 1 });
});

test("tells of a document at fault, and waits for the save that mends it, in a file that only the fault names", async () => {
  await using folder = await folderOf({ "api.yaml": "" });
  let runs = 0;
  const run = async (): Promise<readonly string[]> => {
    if (++runs === 1) throw new SpecError("Wrong.", { file: folder.path("api.yaml"), line: 1 });
    throw new Error("enough");
  };
  const ended = expect(watchGenerate(run, undefined)).rejects.toThrow("enough");
  await saveWhenWaiting(folder, 1);
  await ended;
  expect(said).toContain(`${folder.path("api.yaml")}:1:1: Wrong.`);
});
