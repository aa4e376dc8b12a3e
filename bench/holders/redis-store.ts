import { redisStore } from "latchkey/redis";
import { createClient } from "redis";
import type { Open } from "./contender.ts";
import { overStore } from "./over-store.ts";

/** latchkey's `redisStore`, with the official client. */
export const open: Open = async (url, place, now) => {
  const client = createClient({ url: place });
  await client.connect();
  return overStore(redisStore(client, "acme"), url, now);
};
