import { beforeAll, describe, expect, test } from "vitest";
import { storeCases } from "../../../src/stores/suite/store-cases.ts";
import { memoryStore } from "../../../src/stores/memory-store.ts";
import type { OpenedStore, StoreCase } from "../../../src/stores/suite/store-case.ts";
import type { Store, StoredTokens } from "../../../src/stores/store.ts";
import { openCircle } from "./open-circle.ts";

const names = storeCases.map(({ name }) => name);

test("has thirty cases and more, each with a name of its own", () => {
  expect(new Set(names).size).toBe(storeCases.length);
  expect(storeCases.length).toBeGreaterThanOrEqual(30);
});

/** What comes of cases; all at the same time, since most of a case is waiting. */
async function judge(open: () => OpenedStore, cases: readonly StoreCase[] = storeCases): Promise<Map<string, unknown>> {
  const judged = cases.map(async ({ name, run }) => [name, await run(open).catch((error: unknown) => error)] as const);
  return new Map(await Promise.all(judged));
}

describe("a store with every part", () => {
  let outcomes: Map<string, unknown>;
  beforeAll(async () => void (outcomes = await judge(openCircle())));

  test.each(names)("passes: %s", (name) => {
    expect(outcomes.get(name)).toEqual({});
  });
});

describe("the store in memory", () => {
  let outcomes: Map<string, unknown>;
  beforeAll(async () => {
    const open = () => {
      const store = memoryStore();
      return { store, other: () => store, dispose: () => undefined };
    };
    outcomes = await judge(open);
  });

  test.each(names)("passes, or is told what it lacks: %s", (name) => {
    const lacks = ["the store has no `lock`", "the store has no `subscribe`"].map((skipped) => ({ skipped }));
    expect([{}, ...lacks]).toContainEqual(outcomes.get(name));
  });

  test("is judged by every case of what it has", () => {
    const judged = [...outcomes.values()].filter((outcome) => Object.keys(outcome ?? {}).length === 0);
    expect(judged.length).toBeGreaterThan(20);
  });
});

test("no case of subscribe judges a store without another holder", async () => {
  const { run } = storeCases.find(({ name }) => name.startsWith("tells nothing of its own")) ?? {};
  const { store } = openCircle()();
  expect(await run?.(() => ({ store, other: () => store, dispose: () => undefined }))).toMatchObject({
    skipped: expect.stringContaining("same object"),
  });
});

test("the place is cleared away after a case, failed or not", async () => {
  let disposed = 0;
  for (const get of [memoryStore().get, () => ({ accessToken: "", issuedAt: 0, signIn: "", edition: 0 })]) {
    const store = { ...memoryStore(), get };
    await storeCases[0]?.run(() => ({ store, other: () => store, dispose: () => disposed++ })).catch(() => undefined);
  }
  expect(disposed).toBe(2);
});

/** A store that is worse in one way, and the cases that have to notice. */
const broken: readonly (readonly [how: string, worse: (store: Store) => Store, ...expected: string[]])[] = [
  ["keeps nothing", (store) => ({ ...store, set: async () => undefined }), "gives what set was last given"],
  [
    "forgets a field",
    (store) => ({ ...store, set: (tokens) => store.set(JSON.parse(JSON.stringify({ ...tokens, scope: undefined }))) }),
    "keeps every field",
  ],
  [
    "keeps only the fields that it knows",
    (store) => ({
      ...store,
      set: ({ accessToken = "", refreshToken = "", issuedAt, lifetime = 0, scope = "", signIn, edition }) =>
        store.set({ accessToken, refreshToken, issuedAt, lifetime, scope, signIn, edition }),
    }),
    "keeps a field that it does not know, for a later version",
    "keeps tokens that have only what they must have",
  ],
  [
    "puts new fields over old ones",
    (store) => ({ ...store, set: async (tokens) => store.set({ ...(await store.get()), ...tokens }) }),
    "keeps no field of the tokens before",
  ],
  [
    "cuts what is long",
    (store) => ({ ...store, set: (tokens) => store.set(changed(tokens, (text) => text.slice(0, 4096))) }),
    "keeps tokens of thousands of characters",
  ],
  [
    "keeps one byte a character",
    (store) => ({
      ...store,
      set: (tokens) => store.set(changed(tokens, (text) => Buffer.from(text, "latin1").toString("latin1"))),
    }),
    "keeps every character of Unicode",
  ],
  [
    "reads texts as values",
    (store) => ({
      ...store,
      get: async () => {
        const tokens = await store.get();
        const values = Object.entries(tokens ?? {}).map(([key, value]) => [key, valueOf(value)]);
        return tokens && Object.fromEntries(values);
      },
    }),
    "keeps texts that look like something else",
  ],
  [
    "takes zero for nothing",
    (store) => ({
      ...store,
      set: ({ lifetime, ...tokens }) => store.set({ ...tokens, ...(lifetime && { lifetime }) }),
    }),
    "keeps a lifetime of zero, which is not an unknown one",
  ],
  [
    "has numbers of 32 bits",
    (store) => ({ ...store, set: (tokens) => store.set({ ...tokens, issuedAt: tokens.issuedAt | 0 }) }),
    "keeps numbers: epoch milliseconds, fractions, zero",
  ],
  ["never deletes", (store) => ({ ...store, delete: async () => undefined }), "gives nothing after delete"],
  [
    "fails to delete nothing",
    (store) => ({
      ...store,
      delete: async () => {
        if ((await store.get()) === undefined) throw new Error("no such key");
        await store.delete();
      },
    }),
    "takes a delete where there is nothing",
  ],
  [
    "writes the first of two writes last",
    (store) => ({
      ...store,
      set: async (tokens) => {
        if (tokens.edition < 10) await new Promise((resolve) => void setTimeout(resolve, 20 - tokens.edition));
        await store.set(tokens);
      },
    }),
    "writes in the order in which it was asked",
    "deletes in the order in which it was asked",
  ],
  [
    "has not written when it says so",
    (store) => ({ ...store, set: async (tokens) => void setTimeout(() => void store.set(tokens), 5) }),
    "has written when set and delete are done",
  ],
  [
    "empties its place before it writes",
    (store) => ({
      ...store,
      set: async (tokens) => {
        await store.delete();
        await new Promise(setImmediate);
        await store.set(tokens);
      },
    }),
    "gives the tokens before or after a write under way, never a mixture",
  ],
  [
    "remembers what it has read",
    (store) => {
      let seen: ReturnType<Store["get"]> | undefined;
      const set = (tokens: StoredTokens) => ((seen = tokens), store.set(tokens));
      return { ...store, get: () => (seen ??= store.get()), set };
    },
    "reads what another holder has written since",
    "reads nothing after another holder's delete",
  ],
  [
    "locks nobody out",
    (store) => ({ ...store, lock: async (work) => work() }),
    "lets nobody else begin while one works",
    "lets nobody begin while another holder works",
    "locks two works of one holder out of each other",
    "loses no update of holders that read and write under it",
  ],
  [
    "lets its own work have the lock again",
    (store) => {
      let has = 0;
      const counted = async <T>(work: () => Promise<T>) => (has++, work().finally(() => has--));
      const lock: Store["lock"] = async (work, signal) =>
        has > 0 ? work() : (store.lock?.(() => counted(work), signal) ?? work());
      return { ...store, lock };
    },
    "locks two works of one holder out of each other",
    "is not had twice by the work that has it",
  ],
  [
    "keeps the lock when its work fails",
    (store) => ({
      ...store,
      lock: (work, signal) =>
        new Promise((resolve, reject) => {
          const begin = () =>
            work().then(resolve, (error: Error) => (reject(error), new Promise<void>(() => undefined)));
          store.lock?.(begin, signal).catch(reject);
        }),
    }),
    "rejects with the error of its work, and is free again",
  ],
  [
    "gives nothing of its work",
    (store) => ({ ...store, lock: async (work, signal) => (await store.lock?.(work, signal), undefined as never) }),
    "gives what its work gives",
  ],
  [
    "hides the error of its work",
    (store) => ({
      ...store,
      lock: async (work, signal) => store.lock?.(() => work().catch(() => undefined as never), signal) as never,
    }),
    "rejects with the error of its work, and is free again",
  ],
  [
    "does its work twice",
    (store) => ({ ...store, lock: async (work, signal) => (await store.lock?.(work, signal), work()) }),
    "does its work once",
  ],
  [
    "settles before its work is done",
    (store) => ({
      ...store,
      lock: async (work, signal) => {
        let begun: ReturnType<typeof work> | undefined;
        await store.lock?.(async () => void (begun = work()).catch(() => undefined), signal);
        return begun ?? work();
      },
    }),
    "lets nobody else begin while one works",
    "is not disturbed by a signal that fires once it is had",
  ],
  [
    "does not look at the signal",
    (store) => ({ ...store, lock: (work) => store.lock?.(work, new AbortController().signal) ?? work() }),
    "rejects with the signal's reason when that has fired already",
    "rejects with the signal's reason when that fires while it waits",
    "is had by the next one when somebody stops waiting",
  ],
  [
    "has a reason of its own",
    (store) => ({
      ...store,
      lock: async (work, signal) => {
        try {
          return await (store.lock?.(work, signal) ?? work());
        } catch (error) {
          if (signal.aborted && error === signal.reason) throw new Error("aborted", { cause: error });
          throw error;
        }
      },
    }),
    "rejects with the signal's reason when that has fired already",
    "rejects with the signal's reason when that fires while it waits",
  ],
  [
    "drops work that has begun when the signal fires",
    (store) => ({
      ...store,
      lock: (work, signal) =>
        new Promise((resolve, reject) => {
          signal.addEventListener("abort", () => reject(signal.reason as Error));
          (store.lock?.(work, signal) ?? work()).then(resolve, reject);
        }),
    }),
    "is not disturbed by a signal that fires once it is had",
  ],
  [
    "tells of its own changes",
    (store) => {
      const told = new Set<(tokens: StoredTokens | undefined) => void>();
      return {
        ...store,
        set: async (tokens) => {
          await store.set(tokens);
          for (const changed of told) changed(tokens);
        },
        subscribe: (changed) => {
          told.add(changed);
          const leave = store.subscribe?.(changed);
          return () => (told.delete(changed), leave?.());
        },
      };
    },
    "tells nothing of its own changes",
    "tells each of two holders of the other's changes",
  ],
  [
    "tells that there was a change, and not which",
    (store) => ({
      ...store,
      subscribe: (changed) => store.subscribe?.(() => changed(undefined)) ?? (() => undefined),
    }),
    "tells of another holder's tokens, all of them",
  ],
  [
    "tells of no delete",
    (store) => ({
      ...store,
      subscribe: (changed) => store.subscribe?.((tokens) => tokens && changed(tokens)) ?? (() => undefined),
    }),
    "tells of another holder's delete, as nothing",
  ],
  [
    "tells before it can be read",
    (store) => {
      let late: StoredTokens | undefined;
      return {
        ...store,
        get: async () => (late === undefined ? store.get() : ((late = undefined), undefined)),
        subscribe: (changed) => store.subscribe?.((tokens) => ((late = tokens), changed(tokens))) ?? (() => undefined),
      };
    },
    "tells of what can be read by then",
  ],
  [
    "goes on telling who has left",
    (store) => ({ ...store, subscribe: (changed) => (store.subscribe?.(changed), () => undefined) }),
    "tells nothing to who has left",
  ],
];

function changed(tokens: StoredTokens, change: (text: string) => string): StoredTokens {
  const { accessToken = "", scope = "", ...others } = tokens;
  return { ...others, accessToken: change(accessToken), scope: change(scope) };
}

function valueOf(text: unknown): unknown {
  try {
    return typeof text === "string" ? JSON.parse(text) : text;
  } catch {
    return text;
  }
}

describe("a broken store", () => {
  let outcomes: Map<string, Map<string, unknown>>;
  beforeAll(async () => {
    const judged = broken.map(async ([how, worse, ...expected]) => {
      const cases = storeCases.filter(({ name }) => expected.includes(name));
      return [how, await judge(openCircle(worse), cases)] as const;
    });
    outcomes = new Map(await Promise.all(judged));
  });

  test.each(broken.map(([how, , ...expected]) => ({ how, expected })))(
    "that $how fails $expected",
    ({ how, expected }) => {
      const failed = [...(outcomes.get(how) ?? [])].filter(([, outcome]) => outcome instanceof Error);
      expect(failed.map(([name]) => name).toSorted()).toEqual(expected.toSorted());
    },
  );

  test("is told without the tokens that it gave", async () => {
    const store = { ...memoryStore(), get: () => ({ ...tokens, accessToken: "a-real-secret" }) };
    const tokens = { issuedAt: 1, signIn: "s", edition: 1 };
    const { run } = storeCases.find(({ name }) => name === "keeps every field") ?? {};
    const error: unknown = await run?.(() => ({ store, other: () => store, dispose: () => undefined })).catch(
      (e: unknown) => e,
    );
    expect(String(error)).toContain("`accessToken`");
    expect(String(error)).not.toContain("secret");
  });
});
