/** The recipes of the manual's page of stores, judged by the suite over the real thing, or over its exact interface. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Store, memoryStore } from "latchkey";
import { storeCases } from "latchkey/store-tests";
import { createStorage } from "unstorage";
import fsDriver from "unstorage/drivers/fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { extractExamples } from "./extract.ts";

const folder = resolve(".scratch/recipes");
let scratch: string;
/** What the blocks of the page export, by name. */
const recipes = new Map<string, (...args: unknown[]) => Store>();

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "latchkey-recipes-"));
  const examples = await extractExamples(folder);
  for (const { name, file, runs } of examples.filter(({ name }) => name.startsWith("docs/stores.md"))) {
    if (runs) continue;
    const exported: Record<string, (...args: unknown[]) => Store> = await import(file);
    for (const [key, recipe] of Object.entries(exported)) recipes.set(key, recipe);
    expect(Object.keys(exported), name).not.toEqual([]);
  }
});
afterAll(() => rm(scratch, { recursive: true }));

const database = new DatabaseSync(":memory:");
const inMemory = createStorage();

/** What each recipe is given, for a place of this name. */
const places: Readonly<Record<string, (name: string) => unknown[]>> = {
  secureStore: (name) => [name],
  preferencesStore: (name) => [name],
  sealedFileStore: (name) => [join(scratch, name)],
  tableStore: (name) => [database, name],
  unstorageStore: (name) => [inMemory, name],
};

test("each recipe of the page is judged", () => {
  expect([...recipes.keys()].filter((name) => name !== "textStore").toSorted()).toEqual(Object.keys(places).toSorted());
});

/** Judges stores of places by all cases at once; gives the errors. */
async function faultsOf(storeOf: (place: string) => Store): Promise<string[]> {
  const judged = storeCases.map(async ({ name, run }, index) => {
    const place = `case-${index}`;
    const open = () => ({ store: storeOf(place), other: () => storeOf(place), dispose: () => undefined });
    return run(open).then(
      () => [],
      (error: unknown) => [`${name}: ${String(error)}`],
    );
  });
  return (await Promise.all(judged)).flat();
}

describe("the recipe", () => {
  test.each(Object.entries(places))("%s passes the suite", async (name, place) => {
    expect(await faultsOf((where) => recipes.get(name)?.(...place(where)) ?? memoryStore())).toEqual([]);
  });

  test("for unstorage breaks one rule over its driver for files at most: it does not write them whole", async () => {
    const storage = createStorage({ driver: fsDriver({ base: join(scratch, "unstorage") }) });
    const faults = await faultsOf((place) => recipes.get("unstorageStore")?.(storage, place) ?? memoryStore());
    expect(faults.filter((fault) => !fault.startsWith("gives the tokens before or after a write under way"))).toEqual(
      [],
    );
  });
});
