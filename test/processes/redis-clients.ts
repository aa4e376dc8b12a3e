/** One Redis by each client that `redisStore` takes. */
import { Redis } from "ioredis";
import { createClient } from "redis";
import type { RedisClient, RedisCommands } from "latchkey/redis";

/** A connected client, and how it is closed. */
export interface Connected {
  readonly client: RedisClient;
  close(): unknown;
}

/** A client of each kind. */
export const kinds: Readonly<Record<string, (url: string) => Promise<Connected>>> = {
  "node-redis": nodeRedis,
  ioredis: async (url) => {
    const client = new Redis(url);
    client.on("error", () => undefined);
    return { client, close: () => client.disconnect() };
  },
  "an object with `eval` alone": async (url) => {
    const { client, close } = await nodeRedis(url);
    const own: RedisCommands = {
      eval: (script, keys, args) => client.eval(script, { keys, arguments: args }),
    };
    return { client: own, close };
  },
};

/** The official client. */
export async function nodeRedis(url: string) {
  const client = createClient({ url });
  client.on("error", () => undefined);
  await client.connect();
  return { client, close: () => client.destroy() };
}
