/**
 * Waits for what may not listen to the signal itself: an application's own function, a fetch of its own.
 *
 * Rejects with the signal's reason, untouched. `abandon` gets what comes too late, `leave` is told of the abort.
 */
export function untilAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
  abandon?: (late: T) => void,
  leave?: () => void,
): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => {
      leave?.();
      reject(signal.reason);
    };
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort, { once: true });
    promise.then(
      (value) => {
        signal.removeEventListener("abort", abort);
        if (signal.aborted) abandon?.(value);
        resolve(value); // Without effect if the abort came first.
      },
      (error: unknown) => {
        signal.removeEventListener("abort", abort);
        reject(error);
      },
    );
  });
}
