/** The end of a call: by its caller's signal or by its time limit, whichever comes first. */
import { type CallPhase, TimeoutError } from "../errors.ts";
import { reasonOf } from "./until-aborted.ts";
import { afterSurely } from "./wait.ts";
import type { Operation } from "../operation/operation.ts";
import { say } from "../say.ts";

/** One call's time. */
export interface Deadline {
  /** Fires at the end, with the caller's own reason or a `TimeoutError`. */
  readonly signal: AbortSignal | undefined;
  /** Where the call is: what a `TimeoutError` tells. */
  readonly progress: { phase: CallPhase };
  /** The answer is here. A stream is not timed, but its caller can still abort it. */
  settle(isStreaming: boolean): void;
}

/** Starts a call's time: `timeout` in milliseconds, none where it is absent. While it runs, the process lives. */
export function deadlineOf(
  caller: AbortSignal | undefined,
  timeout: number | undefined,
  { method, path }: Operation,
): Deadline {
  const progress: Deadline["progress"] = { phase: "first" };
  if (caller?.aborted) throw reasonOf(caller);
  if (timeout === undefined) return { signal: caller, progress, settle };
  assertTimeout(timeout, `${method} ${path}`);
  const limit = new AbortController();
  const cancel = afterSurely(timeout, () => {
    const { phase } = progress;
    abortWith(limit, new TimeoutError(say`The call took longer than ${timeout} ms`, { method, path, phase }));
  });
  const { signal, letGo } = eitherOf(caller, limit);
  signal["~end"] = performance.now() + timeout;
  return {
    signal,
    progress,
    settle(isStreaming) {
      cancel();
      if (!isStreaming) letGo();
    },
  };
}

/** The signal of a call with a time limit: all that a layer sees of it. */
interface TimedSignal extends AbortSignal {
  /** When the call is over, by `performance.now()`. A string key, so that two copies of the package understand each other. */
  "~end"?: number;
}

/** The milliseconds that are left of a call's time; `Infinity` for a signal without a time limit. */
export function millisecondsLeft(signal: TimedSignal | undefined): number {
  const end = signal?.["~end"];
  return end === undefined ? Infinity : end - performance.now();
}

/** A signal that fires with either, and leaves nothing on the caller's, which may outlive a million calls. */
function eitherOf(caller: AbortSignal | undefined, limit: AbortController): { signal: TimedSignal; letGo(): void } {
  const { signal } = limit;
  if (caller === undefined) return { signal, letGo: settle };
  if (typeof AbortSignal.any === "function") return { signal: AbortSignal.any([caller, signal]), letGo: settle };
  const abort = () => abortWith(limit, reasonOf(caller));
  caller.addEventListener("abort", abort, { once: true });
  return { signal, letGo: () => caller.removeEventListener("abort", abort) };
}

/** Aborts with a reason, on platforms too whose signals have none (React Native). */
function abortWith(controller: AbortController, reason: unknown): void {
  if (!("reason" in controller.signal)) Reflect.defineProperty(controller.signal, "reason", { value: reason });
  controller.abort(reason);
}

/** There is nothing to clear away. */
function settle(): void {}

/** Throws a `TypeError` for a time limit that is none. */
export function assertTimeout(timeout: number | undefined, where: string): void {
  if (timeout !== undefined && !(timeout > 0))
    throw new TypeError(say`${where}: \`timeout\` is not a number above zero`);
}
