/** The store's lock: one holder at a time has it, among all that share the store. */
import { announce, type SessionEvent } from "./events.ts";
import { LOST_AFTER, type SessionState } from "./state.ts";
import { giveUp, patienceFor, storeFailure } from "./trouble.ts";
import { say } from "../say.ts";
import { after, waitFor } from "../waiting/wait.ts";

/** What is asked of a session whose store is locked. */
export type LockHolder = Pick<SessionState, "settings" | "hanging" | "mirror" | "listeners" | "life">;

/** How the wait for the lock has ended: "late" if it was given up, "hurried" if whoever waited is in a hurry. */
interface Turn {
  readonly end: "had" | "failed" | "late" | "hurried";
  /** Settles when the store lets go of it, with what it has thrown. */
  readonly released: Promise<{ readonly fault?: unknown }>;
}

/** What the holders of this process know of their stores that have a lock right now. */
const heldHere = new Set<LockHolder["mirror"]>();

/**
 * Runs the work under the store's lock, or without it when the lock cannot be had in time, or fails: that is an event.
 *
 * Settles as the work does, once the lock is free again. The work runs once, whatever the store does; it is told whether it is
 * alone. `hurry` ends the wait for the lock early.
 */
export async function underLock<T>(
  state: LockHolder,
  work: (isAlone: boolean) => Promise<T>,
  hurry?: AbortSignal,
): Promise<T> {
  if (state.mirror.isLending) return asGuest(state, () => inTurn(state, work));
  if (state.settings.store.lock === undefined) return work(false);
  let begun: Promise<T> | undefined;
  // If the lock comes too late, the work has begun already: it is not begun twice.
  const begin = (isAlone: boolean) => (begun ??= isAlone ? noted(state, work) : work(false));
  const turn = await turnOf(state, begin, hurry);
  await Promise.allSettled([begin(false)]);
  const trouble = await troubleOf(state, turn, begin(false));
  if (trouble !== undefined) announce(state.listeners, trouble);
  return begin(false);
}

async function noted<T>({ mirror }: LockHolder, work: (isAlone: boolean) => Promise<T>): Promise<T> {
  heldHere.add(mirror);
  try {
    return await work(true);
  } finally {
    heldHere.delete(mirror);
  }
}

/** Whether another holder of this process has a lock, over the same sign-in as far as both know. */
function isHeldHere({ mirror }: LockHolder): boolean {
  const signIn = mirror.seen?.signIn;
  return signIn !== undefined && [...heldHere].some((other) => other !== mirror && other.seen?.signIn === signIn);
}

/** Waits until the work has begun under the lock, or the lock is not to be had. */
function turnOf<T>(
  state: LockHolder,
  begin: (isAlone: boolean) => Promise<T>,
  hurry: AbortSignal | undefined,
): Promise<Turn> {
  const { store, timeout } = state.settings;
  const limit = new AbortController();
  return new Promise((resolve) => {
    const decide = (end: Turn["end"]) => {
      for (const cancel of cancels) cancel();
      hurry?.removeEventListener("abort", hurried);
      resolve({ end, released });
    };
    const leave = (end: "late" | "hurried") => {
      limit.abort(new DOMException("The lock was not had in time", "TimeoutError"));
      decide(end);
    };
    const late = () => {
      giveUp(state, "lock", released);
      leave("late");
    };
    const hurried = () => leave("hurried");
    const isHanging = state.hanging.has("lock");
    const cancels = isHanging
      ? [after(patienceFor(state, "lock"), late)]
      : [after(timeout * LOST_AFTER, late), whereItHangs(state, late)];
    hurry?.addEventListener("abort", hurried, { once: true });
    const granted = () => {
      decide("had");
      return begin(true);
    };
    const asked = Promise.resolve().then(() => store.lock?.(granted, limit.signal));
    const released: Turn["released"] = asked.then(
      () => ({}),
      (fault: unknown) => ({ fault }),
    );
    void released.then(() => decide("failed")); // Without effect if it was had.
    if (hurry?.aborted) hurried();
  });
}

/**
 * Calls back after one time limit if the lock hangs. One that a live holder has lets go of a second request when its signal
 * fires; one that knows no signals is of this very process, and so is who has it.
 */
function whereItHangs(state: LockHolder, hangs: () => void): () => void {
  const { store, timeout } = state.settings;
  const probe = new AbortController();
  let isAnswering = false;
  const answered = () => void (isAnswering = true);
  const ask = () => {
    const asked = Promise.resolve().then(() => store.lock?.(async () => undefined, probe.signal));
    asked.then(answered, answered);
  };
  const cancels = [
    after(timeout / 2, ask),
    after((timeout * 3) / 4, () => probe.abort()),
    after(timeout, () => {
      if (!isAnswering && !isHeldHere(state)) hangs();
    }),
  ];
  return () => {
    for (const cancel of cancels) cancel();
    probe.abort();
  };
}

/** What is to be told of the lock, once the work is done; a lock that is not let go of holds nobody up for ever. */
async function troubleOf(
  state: LockHolder,
  { end, released }: Turn,
  work: Promise<unknown>,
): Promise<SessionEvent | undefined> {
  if (end === "hurried") return undefined;
  if (end === "late") return storeFailure(state, "lock", say`The store's lock was not had in time`);
  const milliseconds = patienceFor(state, "lock");
  const left = await waitFor(released, { milliseconds });
  if (left === undefined) {
    giveUp(state, "lock", released);
    return storeFailure(state, "lock", say`The store's lock was not let go of within ${milliseconds} ms`);
  }
  if (end === "had") state.hanging.delete("lock");
  const own = await work.then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  const isOwn = !("fault" in left) || (own !== undefined && own.error === left.fault);
  return end === "had" && isOwn ? undefined : storeFailure(state, "lock", say`The store's lock failed`, left.fault);
}

/** Does the work of who has the lock, and keeps it until all that is done under it beside that is over. */
export async function asHost<T>(
  { mirror }: Pick<SessionState, "mirror">,
  isAlone: boolean,
  work: () => Promise<T>,
): Promise<T> {
  if (!isAlone || mirror.hasLock) return work();
  mirror.hasLock = true;
  try {
    return await work();
  } finally {
    while (mirror.guests.size > 0) await Promise.allSettled([...mirror.guests]);
    mirror.hasLock = false;
  }
}

/** Guests that would be alone are: one after the other. */
function inTurn<T>({ mirror }: LockHolder, work: (isAlone: boolean) => Promise<T>): Promise<T> {
  const turn = mirror.lastGuest.then(() => work(true));
  mirror.lastGuest = turn.catch(() => undefined);
  return turn;
}

/** Does something under the lock that this holder has. */
export function asGuest<T>({ mirror }: Pick<SessionState, "mirror">, work: () => Promise<T>): Promise<T> {
  const run = work();
  mirror.guests.add(run);
  const leave = () => void mirror.guests.delete(run);
  run.then(leave, leave);
  return run;
}

/**
 * Lends the lock, if it is ours, to whatever this holder does next, while it is only waited for. Who has it on loan does not wait:
 * it is kept for them.
 */
export async function lendWhile({ mirror }: Pick<SessionState, "mirror">, wait: Promise<unknown>): Promise<void> {
  if (mirror.isLending) return void asGuest({ mirror }, () => wait).catch(() => undefined);
  const isHost = mirror.hasLock;
  if (isHost) mirror.isLending = true;
  await wait;
  if (isHost) mirror.isLending = false;
}
