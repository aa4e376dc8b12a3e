/** Waits that end: by what is waited for, by the caller's abort, or by a time limit. */

/** The largest delay that a timer keeps; beyond it, it would fire at once. */
const LONGEST_DELAY = 2 ** 31 - 1;

interface WaitLimits {
  /** Ends the wait, and nothing else, with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  readonly milliseconds: number;
  /** The error of a wait that took too long. */
  readonly late: () => unknown;
}

/** Waits for a promise within limits; what is waited for goes on regardless. */
export function waitFor<T>(promise: Promise<T>, { signal, milliseconds, late }: WaitLimits): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const abort = () => leave(() => reject(signal?.reason));
    const timer = setTimeout(() => leave(() => reject(late())), clampDelay(milliseconds));
    const leave = (settle: () => void) => {
      clearTimeout(timer);
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

/** Waits for a promise that does not reject, or for `milliseconds` to pass; keeps no process alive. */
export function waitAtMost<T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> {
  return new Promise((resolve) => {
    const cancel = after(milliseconds, () => resolve(undefined));
    void promise.then((value) => {
      cancel();
      resolve(value);
    });
  });
}

/** The same promise, for somebody who may give up: `leave` is told, and what is waited for goes on. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal, leave: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      leave();
      reject(signal.reason);
    };
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
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

/** A promise of an abort: it only ever rejects, with the signal's reason. */
export function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

function clampDelay(milliseconds: number): number {
  return Math.min(Math.max(milliseconds, 0), LONGEST_DELAY);
}
