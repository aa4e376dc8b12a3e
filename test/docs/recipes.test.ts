/** The recipes of the manual's pages of stores and of phones, judged by the suite over the real thing, or over its exact interface. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
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
  for (const { name, file, runs } of examples.filter(({ name }) => /^docs\/(stores|on-a-phone)\.md/.test(name))) {
    if (runs || (await readFile(file, "utf8")).includes("declare ")) continue;
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
  phoneStore: (name) => [`phone-${name}`],
  preferencesStore: (name) => [name],
  sealedFileStore: (name) => [join(scratch, name)],
  tableStore: (name) => [database, name],
  unstorageStore: (name) => [inMemory, name],
};

test("each recipe of the page is judged", () => {
  expect([...recipes.keys()].filter((name) => !["splitTexts", "textStore"].includes(name)).toSorted()).toEqual(
    Object.keys(places).toSorted(),
  );
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

  test("for phones keeps what is longer than a keychain's entry in parts, and leaves none of them behind", async () => {
    const { kept }: { kept: Map<string, string> } = await import(
      join(folder, "node_modules/expo-secure-store/index.js")
    );
    const lengthsOf = () => [...kept].filter(([key]) => key.startsWith("long")).map(([, { length }]) => length);
    const store = recipes.get("phoneStore")?.("long");
    const tokens = { accessToken: "é".repeat(1500), issuedAt: 1, signIn: "s", edition: 0 };
    for (let edition = 0; edition < 3; edition++) await store?.set({ ...tokens, edition });
    expect(await store?.get()).toEqual({ ...tokens, edition: 2 });
    expect(lengthsOf()).toHaveLength(1 + Math.ceil((6 * 1500) / 2000));
    expect(Math.max(...lengthsOf())).toBeLessThanOrEqual(2048);
    await store?.delete();
    expect(lengthsOf()).toEqual([]);
  });

  test("for unstorage breaks one rule over its driver for files at most: it does not write them whole", async () => {
    const storage = createStorage({ driver: fsDriver({ base: join(scratch, "unstorage") }) });
    const faults = await faultsOf((place) => recipes.get("unstorageStore")?.(storage, place) ?? memoryStore());
    expect(faults.filter((fault) => !fault.startsWith("gives the tokens before or after a write under way"))).toEqual(
      [],
    );
  });
});
