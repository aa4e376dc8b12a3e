/** The lock of a session that is kept in Redis: it expires unless it is renewed, and has a fence. */
import { randomId } from "../../security/random-id.ts";
import { reasonOf, untilAborted } from "../../waiting/until-aborted.ts";
import { StoreError } from "../../errors.ts";
import type { Attempt } from "../attempt.ts";
import type { Channel } from "./channel.ts";
import { ACQUIRE, RELEASE, RENEW } from "./scripts.ts";

/** Milliseconds after which a dead holder's lock is free; a live one renews it three times as often. */
const EXPIRES_AFTER = 5000;
/** Milliseconds after which a lock is looked at again, if the word of its release was lost. */
const LOOK_AGAIN_AFTER = 1000;

/** Runs a script over the session's keys. */
export type RunScript = (script: string, ...args: string[]) => Promise<unknown>;

/** The lock, and the fence of the work that has it. */
export interface RedisLock {
  /** The fence of the work under way; empty outside of it. */
  readonly fence: string;
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

interface LockParts {
  readonly script: RunScript;
  readonly channel: Channel;
  /** The fence's, as text. */
  readonly ttl: string;
  /** Says by a StoreError what has failed. */
  readonly attempt: Attempt;
}

/** The lock of one holder. */
export function redisLock({ script, channel, ttl, attempt }: LockParts): RedisLock {
  let fence = "";
  const release = (id: string) => script(RELEASE, id, channel.name, channel.message({})).catch(() => undefined);

  /** Tries once; says for how long somebody else has the lock, or gives the fence. */
  const acquire = async (id: string, signal: AbortSignal): Promise<{ fence?: string; taken: number }> => {
    if (signal.aborted) throw reasonOf(signal);
    const asked = attempt("lock", () => script(ACQUIRE, id, String(EXPIRES_AFTER), ttl));
    // If it comes after all, nobody waits for it any more.
    const answer = await untilAborted(asked, signal, () => void release(id));
    const [outcome, value] = Array.isArray(answer) ? answer.map(String) : [];
    if (outcome === "had" && value !== undefined) return { fence: value, taken: 0 };
    if (outcome === "taken") return { taken: Math.max(Number(value), 0) };
    throw new StoreError("Redis answered a lock in a way that is not understood", { step: "lock" });
  };
  return {
    get fence() {
      return fence;
    },
    async run(work, signal) {
      const id = randomId();
      let had = await acquire(id, signal);
      while (had.fence === undefined) {
        await channel.next(Math.min(had.taken + 1, LOOK_AGAIN_AFTER), signal);
        had = await acquire(id, signal);
      }
      fence = had.fence;
      const renewing = setInterval(
        () => void script(RENEW, id, String(EXPIRES_AFTER)).catch(() => undefined),
        EXPIRES_AFTER / 3,
      );
      try {
        return await work();
      } finally {
        clearInterval(renewing);
        fence = "";
        await release(id);
      }
    },
  };
}
