import { untilAborted } from "./until-aborted.ts";
import { afterSurely } from "./wait.ts";

/** Waits, and keeps the process alive meanwhile; an abort ends it with the signal's reason, and leaves no timer. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  let cancel: (() => void) | undefined;
  const elapsed = new Promise<void>((resolve) => {
    cancel = afterSurely(milliseconds, resolve);
  });
  return untilAborted(elapsed, signal, undefined, () => cancel?.());
}
