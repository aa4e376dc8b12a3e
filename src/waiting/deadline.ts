/** The end of a call: by its caller's signal or by its time limit, whichever comes first. */
import { type CallPhase, TimeoutError } from "../errors.ts";
import { after } from "./wait.ts";
import type { Operation } from "../operation/operation.ts";

/** One call's time. */
export interface Deadline {
  /** Fires at the end, with the caller's own reason or a `TimeoutError`. */
  readonly signal: AbortSignal | undefined;
  /** Where the call is: what a `TimeoutError` tells. */
  readonly progress: { phase: CallPhase };
  /** The answer is here. A stream is not timed, but its caller can still abort it. */
  settle(isStreaming: boolean): void;
}

/** Starts a call's time: `timeout` in milliseconds, none where it is absent. */
export function deadlineOf(
  caller: AbortSignal | undefined,
  timeout: number | undefined,
  { method, path }: Operation,
): Deadline {
  const progress: Deadline["progress"] = { phase: "first" };
  caller?.throwIfAborted();
  if (timeout === undefined) return { signal: caller, progress, settle };
  assertTimeout(timeout, `${method} ${path}`);
  const controller = new AbortController();
  const abort = () => controller.abort(caller?.reason);
  const cancel = after(timeout, () => {
    const { phase } = progress;
    controller.abort(new TimeoutError(`The call took longer than ${timeout} ms`, { method, path, phase }));
  });
  caller?.addEventListener("abort", abort, { once: true });
  return {
    signal: controller.signal,
    progress,
    settle(isStreaming) {
      cancel();
      if (!isStreaming) caller?.removeEventListener("abort", abort);
    },
  };
}

/** Without a limit there is nothing to clear away. */
function settle(): void {}

/** Throws a `TypeError` for a time limit that is none. */
export function assertTimeout(timeout: number | undefined, where: string): void {
  if (timeout !== undefined && !(timeout > 0)) throw new TypeError(`${where}: \`timeout\` is not a number above zero`);
}
