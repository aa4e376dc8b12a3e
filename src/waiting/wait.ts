/** Waits that end: by what is waited for, by the caller's abort, or by a time limit. */
import { reasonOf } from "./until-aborted.ts";

/** The largest delay that a timer keeps, 2³¹ - 1; beyond it, it would fire at once. */
const LONGEST_DELAY = 2_147_483_647;

interface WaitLimits {
  /** Ends the wait, and nothing else, with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  readonly milliseconds: number;
}

/**
 * Waits for a promise within limits; what is waited for goes on regardless.
 *
 * A wait that takes too long ends with the error of `late`. Without it the wait ends with nothing, and keeps no process alive.
 */
export function waitFor<T>(promise: Promise<T>, limits: WaitLimits & { late(): unknown }): Promise<T>;
export function waitFor<T>(promise: Promise<T>, limits: WaitLimits): Promise<T | undefined>;
export function waitFor<T>(
  promise: Promise<T>,
  { signal, milliseconds, late }: WaitLimits & { late?(): unknown },
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(reasonOf(signal));
    const abort = () => leave(() => reject(signal && reasonOf(signal)));
    const end = () => leave(() => (late === undefined ? resolve(undefined) : reject(late())));
    const cancel = late === undefined ? after(milliseconds, end) : afterSurely(milliseconds, end);
    const leave = (settle: () => void) => {
      cancel();
      signal?.removeEventListener("abort", abort);
      settle();
    };
    signal?.addEventListener("abort", abort, { once: true });
    promise.then(
      (value) => leave(() => resolve(value)),
      (error: unknown) => leave(() => reject(error)),
    );
  });
}

/** Runs `elapsed` after a while, unless the returned function is called before; keeps no process alive. */
export function after(milliseconds: number, elapsed: () => void): () => void {
  const timer: unknown = setTimeout(elapsed, clampDelay(milliseconds));
  // Node's timers are objects; a browser's are numbers, and hold nothing open.
  if (typeof timer === "object" && timer !== null && "unref" in timer && typeof timer.unref === "function")
    timer.unref();
  return () => clearTimeout(timer as number);
}

/** Settles after a while; keeps no process alive. */
export function elapsed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void after(milliseconds, resolve));
}

/** The same as `after`, and a process lives to see it. */
export function afterSurely(milliseconds: number, elapsed: () => void): () => void {
  const timer = setTimeout(elapsed, clampDelay(milliseconds));
  return () => clearTimeout(timer);
}

/** A promise of an abort: it only ever rejects, with the signal's reason. */
export function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(reasonOf(signal));
    else signal.addEventListener("abort", () => reject(reasonOf(signal)), { once: true });
  });
}

function clampDelay(milliseconds: number): number {
  return Math.min(Math.max(milliseconds, 0), LONGEST_DELAY);
}
