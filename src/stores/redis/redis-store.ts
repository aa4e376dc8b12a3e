/** Tokens in Redis or Valkey: for services of many processes and machines. */
import { StoreError } from "../../errors.ts";
import { randomId } from "../../security/random-id.ts";
import { attemptWith } from "../attempt.ts";
import { createSealer, type Secret } from "../sealed/sealer.ts";
import { tokensText } from "../sealed/tokens-text.ts";
import type { Store, StoredTokens } from "../store.ts";
import { createTurns } from "../turns.ts";
import { redisChannel } from "./channel.ts";
import { hearChanges } from "./hear-changes.ts";
import { keptBy } from "./kept-by.ts";
import { commandsOf, type RedisClient } from "./redis-client.ts";
import { redisLock, type RunScript } from "./redis-lock.ts";
import { READ, WRITE } from "./scripts.ts";

/** How `redisStore` keeps the tokens. */
export interface RedisStoreOptions {
  /** Seconds after the last write at which Redis forgets the tokens; never, unless given. */
  readonly ttl?: number;
  /** Seals the tokens in Redis: the first secret seals, all of them open. */
  readonly encrypt?: Secret | readonly Secret[];
}

/**
 * Keeps the tokens under a key of Redis or Valkey, for all processes and machines that use it.
 *
 * The lock expires unless it is renewed, and has a fence: a holder that was paused for longer than its lock lived writes
 * nothing over its successor's tokens. Beside the key are two more, `:lock` and `:fence`. A fault is a `StoreError`.
 *
 * @param client one of node-redis or ioredis, connected by the application, or an object with `eval` and `subscribe`
 * @throws TypeError if the client is none, the key is empty, `ttl` is no positive integer, or a secret is too short
 */
export function redisStore(client: RedisClient, key: string, { ttl, encrypt }: RedisStoreOptions = {}): Store {
  const commands = commandsOf(client);
  const seconds = secondsOf(key, ttl);
  // In a cluster all of them must be on one node: a part in braces decides which.
  const tagged = key.includes("{") ? key : `{${key}}`;
  const keys = [key, `${tagged}:lock`, `${tagged}:fence`];
  const script: RunScript = (source, ...args) => commands.eval(source, [...keys], args);
  const holder = randomId();
  const text = keptBy(holder, tokensText(key, encrypt === undefined ? undefined : createSealer(encrypt, key)));
  const channel = redisChannel(commands, `${tagged}:changes`, holder);
  const inTurn = createTurns();

  const attempt = attemptWith((step) => `Redis failed to ${step} "${key}"`);
  const lock = redisLock({ script, channel, ttl: seconds, attempt });
  const known: { kept: string | undefined } = { kept: undefined };
  const read = async () => {
    const kept = await script(READ);
    return typeof kept === "string" ? kept : undefined;
  };
  const write = (step: "write" | "delete", tokens?: StoredTokens) => {
    // Now, not when its turn comes: the work that has the lock may be over by then.
    const { fence } = lock;
    return inTurn(() =>
      attempt(step, async () => {
        const kept = tokens && (await text.write(tokens));
        const message = channel.message({ kept: kept ?? null });
        const outcome = await script(WRITE, fence, kept ?? "", seconds, channel.name, message);
        if (outcome === "outdated") {
          throw new StoreError(`Another holder has the lock of "${key}" by now: nothing was written`, { step });
        }
        known.kept = kept;
      }),
    );
  };
  const store: Store = {
    get: () => attempt("read", async () => text.read((known.kept = await read()))),
    set: (tokens) => write("write", tokens),
    delete: () => write("delete"),
    lock: (work, signal) => lock.run(work, signal),
  };
  if (commands.subscribe !== undefined)
    store.subscribe = (changed) => hearChanges(changed, { channel, text, read, known });
  return store;
}

/** The options as the scripts take them. */
function secondsOf(key: string, ttl: number | undefined): string {
  if (typeof key !== "string" || key === "") throw new TypeError("redisStore: `key` is empty");
  if (ttl === undefined) return "";
  if (!Number.isSafeInteger(ttl) || ttl <= 0) throw new TypeError("redisStore: `ttl` is no whole number of seconds");
  return String(ttl);
}
