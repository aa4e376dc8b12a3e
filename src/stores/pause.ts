import { untilAborted } from "../waiting/until-aborted.ts";
import { afterSurely } from "../waiting/wait.ts";

/** Waits, and keeps the process alive meanwhile; an abort ends it with the signal's reason. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return untilAborted(new Promise<void>((resolve) => void afterSurely(milliseconds, resolve)), signal);
}
