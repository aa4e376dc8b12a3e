/** What a session waits for and does not get: waited for one time limit, and shortly from then on, until it answers again. */
import { hasCode, StoreError, type StoreStep } from "../errors.ts";
import type { SessionEvent } from "./events.ts";
import { toldFault } from "./fault.ts";
import type { SessionState } from "./state.ts";
import type { Step } from "./store-mirror.ts";

/** What hangs is waited for this often less than at first: it may answer again by now. */
const LESS = 10;

/** Milliseconds to wait for a step: one time limit, and a tenth of it where the step has hung the last time. */
export function patienceFor({ hanging, settings }: Pick<SessionState, "hanging" | "settings">, step: Step): number {
  return hanging.has(step) ? settings.timeout / LESS : settings.timeout;
}

/** Takes note of a step that was given up; when it is done at last, the next one is waited for as long as any. */
export function giveUp({ hanging }: Pick<SessionState, "hanging">, step: Step, late: Promise<unknown>): void {
  hanging.add(step);
  const answered = () => void hanging.delete(step);
  late.then(answered, answered);
}

/** The event of a step that the store has failed in, or has not done in time; it shows no token. */
export function storeFailure(
  { life, mirror }: Pick<SessionState, "life" | "mirror">,
  step: StoreStep,
  what: string,
  fault?: unknown,
): SessionEvent {
  const cause = toldFault(fault, life.tokens, mirror.seen);
  return {
    type: "failed",
    error: hasCode(cause, "STORE") ? cause : new StoreError(what, { step, cause }),
  };
}

/** Adds events to others; a step of the store that fails twice in one refresh is told once. */
export function gather(events: SessionEvent[], more: readonly SessionEvent[]): void {
  for (const event of more) {
    const step = stepOf(event);
    if (step === undefined || !events.some((told) => stepOf(told) === step)) events.push(event);
  }
}

function stepOf({ error }: SessionEvent): StoreStep | undefined {
  return hasCode(error, "STORE") ? error.step : undefined;
}
