/** Processes of a service that share a session in Redis, with a real server. */
import { afterEach, describe, expect, test } from "vitest";
import { type Holder, startHolder } from "./holder.ts";
import { redisPath, startRedis } from "./redis-server.ts";
import { startTokenServer } from "./token-server.ts";

/** `npm run test:long` has the whole of it. */
const isLong = process.env["MODE"] === "long";
const [expiries, callsEach] = isLong ? [10, 63] : [3, 5];

const started: Holder[] = [];
afterEach(() => Promise.all(started.splice(0).map(({ kill }) => kill())));

async function startHolders(count: number, ...of: Parameters<typeof startHolder>): Promise<Holder[]> {
  const holders = await Promise.all(Array.from({ length: count }, () => startHolder(...of)));
  started.push(...holders);
  return holders;
}

const countOf = (came: readonly unknown[], key: string) =>
  came.map((one) => Number(Object(one)[key] ?? 0)).reduce((sum, count) => sum + count, 0);

describe.skipIf(redisPath === undefined)("sixteen processes", () => {
  test(`make ${16 * callsEach * expiries} calls over ${expiries} expiries with ${expiries} refreshes, and lose none`, {
    timeout: 240_000,
  }, async () => {
    await using redis = await startRedis();
    await using server = await startTokenServer();
    const holders = await startHolders(16, server.url, redis.url);
    await holders[0]?.ask("start", JSON.stringify(server.signIn()));
    for (let expiry = 0; expiry < expiries; expiry++) {
      server.expire();
      const came = await Promise.all(holders.map((holder) => holder.ask("calls", String(callsEach))));
      expect(came).toEqual(holders.map(() => ({ 200: callsEach })));
    }
    expect(server.counts).toMatchObject({ refreshes: expiries, reuses: 0 });
    expect(holders.flatMap(({ events }) => events)).not.toContain("ended");
  });
});

describe.skipIf(redisPath === undefined)("while Redis is away", () => {
  test("calls go on with a live token, and an expiry after it has come back is one refresh", {
    timeout: 120_000,
  }, async () => {
    await using redis = await startRedis({ isDurable: true });
    await using server = await startTokenServer();
    const holders = await startHolders(3, server.url, redis.url, { timeout: 3000 });
    const calls = () => Promise.all(holders.map((holder) => holder.ask("calls", "5")));
    await holders[0]?.ask("start", JSON.stringify(server.signIn()));
    expect(countOf(await calls(), "200")).toBe(15);
    for (const away of [() => redis.stop(), async () => redis.signal("SIGSTOP")]) {
      await away();
      expect(countOf(await calls(), "200")).toBe(15);
      await redis.stop();
      await redis.start();
      // Without Redis three would refresh at once, which this server does not forgive: an expiry comes when all can reach it again.
      await Promise.all(holders.map((holder) => holder.ask("stored")));
      server.expire();
      await expect.poll(async () => countOf(await calls(), "200"), { timeout: 20_000, interval: 200 }).toBe(15);
    }
    expect(server.counts.reuses).toBe(0);
    expect(holders.flatMap(({ events }) => events)).not.toContain("ended");
  });

  test("one process can still renew: its calls go on from memory, and an event says that the store failed", {
    timeout: 60_000,
  }, async () => {
    await using redis = await startRedis();
    await using server = await startTokenServer();
    const [holder] = await startHolders(1, server.url, redis.url, { timeout: 300 });
    await holder?.ask("start", JSON.stringify(server.signIn()));
    await redis.stop();
    server.expire();
    await expect.poll(() => holder?.ask("call").catch(String), { timeout: 20_000, interval: 100 }).toBe(200);
    expect(holder?.events.some((event) => event.startsWith("failed StoreError"))).toBe(true);
    expect(server.counts).toMatchObject({ refreshes: 1, reuses: 0 });
  });
});
