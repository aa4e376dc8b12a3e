import { once } from "node:events";
import { Redis } from "ioredis";
import { redisStore, type RedisStoreOptions } from "latchkey/redis";
import { storeCases } from "latchkey/store-tests";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Store, StoredTokens } from "latchkey";
import { kinds, nodeRedis } from "./redis-clients.ts";
import { redisPath, type RedisServer, startRedis } from "./redis-server.ts";

const tokens: StoredTokens = { accessToken: "A1", refreshToken: "R1", issuedAt: 1, signIn: "s", edition: 0 };
const secret = "a secret of thirty-two characters";
const never = new AbortController().signal;

let server: RedisServer;
let serial = 0;
beforeAll(async () => {
  if (redisPath !== undefined) server = await startRedis();
});
afterAll(() => server?.[Symbol.asyncDispose]());
afterEach(() => server?.signal("SIGCONT"));

/** A client of the official kind for one test, and a key that nobody else has. */
async function connect() {
  const { client, close } = await nodeRedis(server.url);
  onTestFinished(close);
  return client;
}

const newKey = () => `acme-${serial++}`;

/** Stores of several holders over one key. */
async function holders(count: number, options?: RedisStoreOptions): Promise<{ stores: Store[]; key: string }> {
  const key = newKey();
  const client = await connect();
  return { key, stores: Array.from({ length: count }, () => redisStore(client, key, options)) };
}

describe.skipIf(redisPath === undefined)("redisStore", () => {
  describe.each(Object.entries(kinds))("over %s", (_, open) => {
    test.each([
      ["as it is", {}],
      ["sealed, and for an hour", { encrypt: secret, ttl: 3600 }],
    ])("passes the suite of stores, %s", { timeout: 60_000 }, async (__, options) => {
      const { client, close } = await open(server.url);
      onTestFinished(() => void close());
      const judged = storeCases.map(async ({ name, run }) => {
        const key = newKey();
        const store = redisStore(client, key, options);
        const opened = { store, other: () => redisStore(client, key, options), dispose: () => store.delete() };
        return [name, await run(() => opened).catch(String)] as const;
      });
      const faults = (await Promise.all(judged)).filter(([, outcome]) => JSON.stringify(outcome) !== "{}");
      const skipped = '{"skipped":"the store has no `subscribe`"}';
      expect(faults.filter(([, outcome]) => "duplicate" in client || JSON.stringify(outcome) !== skipped)).toEqual([]);
    });
  });

  test("hears others over a client of ioredis that lets nothing wait for a connection", async () => {
    const client = new Redis(server.url, { enableOfflineQueue: false });
    onTestFinished(() => client.disconnect());
    await once(client, "ready");
    const key = newKey();
    const [writer, hearer] = [redisStore(client, key), redisStore(client, key)];
    const heard = new Promise((resolve) => onTestFinished(hearer.subscribe?.(resolve) ?? (() => undefined)));
    await writer.set(tokens);
    expect(await heard).toMatchObject({ accessToken: "A1" });
  });

  test("a holder that was paused for longer than its lock lived writes nothing", async () => {
    const { key, stores } = await holders(2);
    const [paused, successor] = stores;
    const admin = await connect();
    const outcome = paused?.lock?.(async () => {
      await admin.del(`{${key}}:lock`); // As when it has expired.
      await successor?.lock?.(async () => successor.set({ ...tokens, edition: 2 }), never);
      await paused.set({ ...tokens, edition: 1 });
    }, never);
    await expect(outcome).rejects.toMatchObject({ code: "STORE", step: "write" });
    expect(await successor?.get()).toMatchObject({ edition: 2 });
  });

  test("a holder that went on without the lock outdates the one that has it", async () => {
    const { stores } = await holders(2);
    const [paused, hasty] = stores;
    const outcome = paused?.lock?.(async () => {
      await hasty?.set({ ...tokens, edition: 2 });
      await paused.delete();
    }, never);
    await expect(outcome).rejects.toMatchObject({ code: "STORE", step: "delete" });
    expect(await paused?.get()).toMatchObject({ edition: 2 });
  });

  test("a fence that has expired is followed by a later one", async () => {
    const { key, stores } = await holders(2);
    const [paused, successor] = stores;
    const admin = await connect();
    const outcome = paused?.lock?.(async () => {
      await admin.del([`{${key}}:lock`, `{${key}}:fence`]);
      await successor?.lock?.(async () => successor.set({ ...tokens, edition: 2 }), never);
      await paused.set(tokens);
    }, never);
    await expect(outcome).rejects.toMatchObject({ code: "STORE", step: "write" });
  });

  test("a lock is kept for longer than it lives without being renewed", { timeout: 30_000 }, async () => {
    const { stores } = await holders(2);
    const [holder, other] = stores;
    let isOver = false;
    const work = holder?.lock?.(async () => {
      await new Promise((resolve) => void setTimeout(resolve, 6500));
      isOver = true;
    }, never);
    await new Promise((resolve) => void setTimeout(resolve, 50));
    expect(await other?.lock?.(async () => isOver, never)).toBe(true);
    await work;
  });

  test("a dead holder's lock is free after five seconds", { timeout: 30_000 }, async () => {
    const { key, stores } = await holders(1);
    const admin = await connect();
    await admin.set(`{${key}}:lock`, "dead", { PX: 5000 });
    const begun = performance.now();
    await stores[0]?.lock?.(async () => undefined, never);
    expect(performance.now() - begun).toBeLessThan(8000);
    expect(await admin.exists(`{${key}}:lock`)).toBe(0);
  });

  test("an abort that comes with the lock leaves it to the next one", async () => {
    const { stores } = await holders(2);
    for (let round = 0; round < 20; round++) {
      const aborting = new AbortController();
      const work = stores[0]?.lock?.(async () => "had", aborting.signal);
      setTimeout(() => aborting.abort(new Error("given up")), round / 10);
      await work?.catch(() => undefined);
      expect(await stores[1]?.lock?.(async () => "had", AbortSignal.timeout(1000))).toBe("had");
    }
  });

  test("`ttl` is counted from each write, for the tokens and for the fence", async () => {
    const { key, stores } = await holders(1, { ttl: 100 });
    const admin = await connect();
    await stores[0]?.lock?.(async () => stores[0]?.set(tokens), never);
    for (const name of [key, `{${key}}:fence`]) expect(await admin.ttl(name)).toBeGreaterThan(95);
    for (const name of [key, `{${key}}:fence`]) await admin.expire(name, 10);
    await stores[0]?.lock?.(async () => {
      await admin.expire(`{${key}}:fence`, 10);
      await stores[0]?.set(tokens);
    }, never);
    for (const name of [key, `{${key}}:fence`]) expect(await admin.ttl(name)).toBeGreaterThan(95);
  });

  test("without `ttl` the tokens stay", async () => {
    const { key, stores } = await holders(1);
    await stores[0]?.set(tokens);
    expect(await (await connect()).ttl(key)).toBe(-1);
  });

  test("`encrypt` leaves no token to read, neither under the key nor in messages", async () => {
    const { key, stores } = await holders(1, { encrypt: secret });
    const admin = await connect();
    const listening = admin.duplicate();
    await listening.connect();
    onTestFinished(() => listening.destroy());
    const heard: string[] = [];
    await listening.subscribe(`{${key}}:changes`, (message) => void heard.push(message));
    await stores[0]?.set({ ...tokens, refreshToken: "SECRET-TOKEN" });
    await expect.poll(() => heard.length).toBe(1);
    for (const text of [await admin.get(key), ...heard]) expect(text).not.toMatch(/SECRET-TOKEN|accessToken/u);
    expect(await stores[0]?.get()).toMatchObject({ refreshToken: "SECRET-TOKEN" });
  });

  test("a new secret opens nothing of an old one unless that is given too", async () => {
    const client = await connect();
    const key = newKey();
    const [old, next] = [secret, `new ${secret}`];
    await redisStore(client, key, { encrypt: old }).set(tokens);
    await expect(redisStore(client, key, { encrypt: next }).get()).rejects.toMatchObject({
      code: "STORE",
      step: "read",
    });
    expect(await redisStore(client, key, { encrypt: [next, old] }).get()).toEqual(tokens);
    await redisStore(client, key, { encrypt: [next, old] }).set(tokens);
    expect(await redisStore(client, key, { encrypt: next }).get()).toEqual(tokens);
  });

  test("tokens that are copied to another key cannot be opened there", async () => {
    const client = await connect();
    const [here, there] = [newKey(), newKey()];
    await redisStore(client, here, { encrypt: secret }).set(tokens);
    await client.copy(here, there);
    await expect(redisStore(client, there, { encrypt: secret }).get()).rejects.toMatchObject({ code: "STORE" });
  });

  test("what is no tokens is a fault that quotes nothing of it", async () => {
    const { key, stores } = await holders(1);
    await (await connect()).set(key, "SECRET {");
    const fault: unknown = await Promise.resolve(stores[0]?.get()).catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: "STORE", step: "read" });
    expect(JSON.stringify(fault) + String(fault)).not.toContain("SECRET");
  });

  test("a database that is full fails a write, and takes the next one once there is room", async () => {
    const { stores } = await holders(1);
    const admin = await connect();
    await admin.configSet("maxmemory", "1");
    const fault: unknown = await Promise.resolve(stores[0]?.set(tokens)).catch((error: unknown) => error);
    await admin.configSet("maxmemory", "0");
    expect(fault).toMatchObject({ code: "STORE", step: "write" });
    await stores[0]?.set(tokens);
    expect(await stores[0]?.get()).toEqual(tokens);
  });

  test.each([
    ["no client", () => redisStore(JSON.parse("{}"), "acme"), "has no `eval`"],
    ["an empty key", () => redisStore({ eval: async () => undefined }, ""), "`key` is empty"],
    ["half a second", () => redisStore({ eval: async () => undefined }, "acme", { ttl: 0.5 }), "no whole number"],
    [
      "a short secret",
      () => redisStore({ eval: async () => undefined }, "acme", { encrypt: "short" }),
      "32 characters",
    ],
    ["no secret", () => redisStore({ eval: async () => undefined }, "acme", { encrypt: [] }), "needs a secret"],
  ])("%s is refused", (_, make, message) => {
    expect(make).toThrow(TypeError);
    expect(make).toThrow(message);
  });
});
