/** The store's lock: one holder at a time has it, among all that share the store. */
import type { SessionSettings } from "./state.ts";
import { after, waitFor } from "../waiting/wait.ts";

interface LockLimits {
  /** How long the lock is waited for; then the work is done without it. */
  readonly milliseconds: number;
  /** Ends the wait for the lock early. */
  readonly hurry?: AbortSignal | undefined;
}

/**
 * Runs the work under the store's lock, or without it when the lock cannot be had in time, or is broken.
 *
 * Settles as the work does, once the lock is free again. The work runs once, whatever the store does; it is told whether it is
 * alone.
 */
export async function underLock<T>(
  { store, timeout }: SessionSettings,
  work: (isAlone: boolean) => Promise<T>,
  limits: LockLimits,
): Promise<T> {
  if (store.lock === undefined) return work(false);
  let begun: Promise<T> | undefined;
  const limit = new AbortController();
  // If the lock comes too late, the work has begun already: it is not begun twice.
  const begin = () => (begun ??= work(!limit.signal.aborted));
  const released = await hadOrGivenUp((begin) => store.lock?.(begin, limit.signal), begin, { ...limits, limit });
  await Promise.allSettled([begin()]);
  // A store that does not release its lock must not hold up those who wait for the result.
  if (!limit.signal.aborted) await waitFor(released.promise, { milliseconds: timeout });
  return begin();
}

/** Waits until the work has begun under the lock, or the lock is not to be had; resolves to its release. */
function hadOrGivenUp<T>(
  lock: (begin: () => Promise<T>) => unknown,
  begin: () => Promise<T>,
  { milliseconds, hurry, limit }: LockLimits & { readonly limit: AbortController },
): Promise<{ readonly promise: Promise<void> }> {
  return new Promise((resolve) => {
    const decide = () => {
      cancel();
      hurry?.removeEventListener("abort", giveUp);
      // In an object, since `resolve` would wait for a bare promise.
      resolve({ promise: released });
    };
    const giveUp = () => {
      limit.abort(new DOMException("The lock was not had in time", "TimeoutError"));
      decide();
    };
    const cancel = after(milliseconds, giveUp);
    hurry?.addEventListener("abort", giveUp, { once: true });
    const granted = () => {
      decide();
      return begin();
    };
    const released: Promise<void> = Promise.resolve()
      .then(() => lock(granted))
      .then(decide, decide);
    if (hurry?.aborted) giveUp();
  });
}
