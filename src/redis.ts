/**
 * A store for services: Redis or Valkey.
 *
 * @packageDocumentation
 */
export { redisStore, type RedisStoreOptions } from "./stores/redis/redis-store.ts";
export type { IORedisClient, NodeRedisClient, RedisClient, RedisCommands } from "./stores/redis/redis-client.ts";
export type { Secret } from "./stores/sealed/sealer.ts";
