/** The Redis clients that a store can use, as the two functions that it needs. */
import type { Awaitable } from "../../waiting/awaitable.ts";

/** What a store needs of Redis or Valkey; write these two for a client that is neither node-redis nor ioredis. */
export interface RedisCommands {
  /** Runs a Lua script (EVAL); resolves to what it returns. */
  eval(script: string, keys: string[], args: string[]): Promise<unknown>;
  /**
   * Listens to a channel on a connection of its own; resolves to a function that ends this.
   *
   * Calls `missed` where messages may have been lost: once it listens, and after a connection was broken. Without `subscribe`
   * changes of other holders are seen when the tokens are needed next.
   */
  subscribe?(channel: string, heard: (message: string) => void, missed: () => void): Awaitable<() => unknown>;
}

/** The part of node-redis (the package `redis`) that is used. */
export interface NodeRedisClient {
  readonly isOpen: boolean;
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
  duplicate(): {
    connect(): Promise<unknown>;
    /** From version 5. */
    destroy?(): unknown;
    /** Before it. */
    disconnect?(): Promise<unknown>;
    /** A cluster has none. */
    unref?(): unknown;
    on(event: string, listener: () => void): unknown;
    subscribe(channel: string, listener: (message: string) => unknown): Promise<unknown>;
  };
}

/** The part of ioredis, and of iovalkey, that is used. */
export interface IORedisClient {
  readonly status: string;
  eval(script: string, keyCount: number, ...values: string[]): Promise<unknown>;
  duplicate(override?: object): {
    disconnect(): unknown;
    on(event: string, listener: (channel: string, message: string) => void): unknown;
    subscribe(channel: string): Promise<unknown>;
  };
}

/** A client of Redis or Valkey. */
export type RedisClient = NodeRedisClient | IORedisClient | RedisCommands;

/** The functions of any client. @throws TypeError if it is none */
export function commandsOf(client: RedisClient): RedisCommands {
  if (typeof client?.eval !== "function") throw new TypeError("redisStore: the client has no `eval`");
  if ("isOpen" in client) return nodeRedisCommands(client);
  if ("status" in client && "duplicate" in client) return ioRedisCommands(client);
  return client;
}

function nodeRedisCommands(client: NodeRedisClient): RedisCommands {
  return {
    eval: (script, keys, args) => client.eval(script, { keys, arguments: args }),
    async subscribe(channel, heard, missed) {
      const own = client.duplicate();
      // An error without a listener would end the process; the client connects again by itself.
      own.on("error", () => undefined);
      own.unref?.();
      const close = () => (own.destroy === undefined ? own.disconnect?.().catch(() => undefined) : own.destroy());
      try {
        await own.connect();
        await own.subscribe(channel, heard);
      } catch (error) {
        close();
        throw error;
      }
      own.on("ready", missed);
      missed();
      return close;
    },
  };
}

function ioRedisCommands(client: IORedisClient): RedisCommands {
  return {
    eval: (script, keys, args) => client.eval(script, keys.length, ...keys, ...args),
    subscribe(channel, heard, missed) {
      // An application may let its commands fail at once where there is no connection: what listens waits for one.
      const own = client.duplicate({ enableOfflineQueue: true, maxRetriesPerRequest: null });
      own.on("error", () => undefined);
      own.on("message", (from: string, message: string) => {
        if (from === channel) heard(message);
      });
      const begin = () => {
        own.on("ready", missed);
        missed();
      };
      void own.subscribe(channel).then(begin, () => undefined);
      return () => own.disconnect();
    },
  };
}
