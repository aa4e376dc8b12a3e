/** Why a signal has aborted. On some platforms (React Native) signals have no reason: then it is what any other would say. */
export function reasonOf(signal: AbortSignal): unknown {
  const { reason }: { reason?: unknown } = signal;
  return reason === undefined ? Object.assign(new Error("The operation was aborted"), { name: "AbortError" }) : reason;
}

/**
 * Waits for what may not listen to the signal itself: an application's own function, a fetch of its own.
 *
 * Rejects with the signal's reason, untouched. `abandon` gets what comes too late, `leave` is told of the abort.
 */
export function untilAborted<T>(
  promise: PromiseLike<T>,
  signal: AbortSignal | undefined,
  abandon?: (late: T) => void,
  leave?: () => void,
): Promise<T> {
  if (signal === undefined) return Promise.resolve(promise);
  return new Promise((resolve, reject) => {
    const abort = () => {
      leave?.();
      reject(reasonOf(signal));
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
