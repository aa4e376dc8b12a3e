import { describe, expect, test } from "vitest";
import { commandsOf, type NodeRedisClient } from "../../../src/stores/redis/redis-client.ts";

type Own = ReturnType<NodeRedisClient["duplicate"]>;

/** A client of node-redis as some version of it is, and what was done to the connection that listens. */
function clientOf(own: Partial<Own>, done: string[]): NodeRedisClient {
  return {
    isOpen: true,
    eval: async () => undefined,
    duplicate: () => ({
      connect: async () => done.push("connect"),
      on: () => undefined,
      subscribe: async () => done.push("subscribe"),
      ...own,
    }),
  };
}

describe("a client of node-redis that listens", () => {
  test.each<[string, (done: string[]) => Partial<Own>]>([
    ["version 5", (done) => ({ destroy: () => done.push("closed"), unref: () => done.push("unref") })],
    ["version 4", (done) => ({ disconnect: async () => done.push("closed"), unref: () => done.push("unref") })],
    ["a cluster, which holds the process open", (done) => ({ destroy: () => done.push("closed") })],
  ])("of %s is closed when nobody listens any more", async (_, own) => {
    const done: string[] = [];
    const heard = commandsOf(clientOf(own(done), done)).subscribe;
    const stop = await heard?.(
      "changed",
      () => undefined,
      () => done.push("missed"),
    );
    stop?.();
    expect(done.filter((step) => step !== "unref")).toEqual(["connect", "subscribe", "missed", "closed"]);
  });

  test("is closed when it may not listen", async () => {
    const done: string[] = [];
    const refused = new Error("NOPERM");
    const own = { destroy: () => done.push("closed"), subscribe: () => Promise.reject(refused) };
    const heard = commandsOf(clientOf(own, done)).subscribe;
    await expect(
      heard?.(
        "changed",
        () => undefined,
        () => undefined,
      ),
    ).rejects.toBe(refused);
    expect(done).toEqual(["connect", "closed"]);
  });
});
