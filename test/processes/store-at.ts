/** The store of a process, by its place. */
import type { Store } from "latchkey";
import { fileStore, keychainStore } from "latchkey/node";
import { redisStore } from "latchkey/redis";
import { nodeRedis } from "./redis-clients.ts";

/** `keychain:service`, `redis://host:port`, or the path of a file. */
export async function storeAt(place: string): Promise<Store> {
  if (place.startsWith("keychain:")) return keychainStore(place.slice("keychain:".length));
  if (place.startsWith("redis:")) return redisStore((await nodeRedis(place)).client, "acme");
  return fileStore(place);
}
