/** Writes to the store: in order, each within one time limit, and under the lock where others must not come in between. */
import { hasCode, StoreError } from "../errors.ts";
import { announce, type SessionEvent } from "./events.ts";
import { toldFault } from "./fault.ts";
import { asGuest, asHost, lendWhile, underLock } from "./lock.ts";
import { adoptNews } from "./mirror.ts";
import { readAgain, readStore } from "./read-store.ts";
import { LOST_AFTER, type PendingRefresh, type SessionState } from "./state.ts";
import type { StoredTokens } from "../stores/store.ts";
import { announceChange } from "./supersede.ts";
import { areSame } from "./tokens.ts";
import { giveUp, patienceFor } from "./trouble.ts";
import { waitFor } from "../waiting/wait.ts";
import { say } from "../say.ts";

/**
 * Writes tokens to the store, or deletes what is there, after every write before. A write that hangs is given up after one time
 * limit.
 *
 * Resolves to the error of a write that failed, or was given up: calls go on from memory.
 */
export function writeToStore(
  state: SessionState,
  tokens: StoredTokens | undefined,
  by: (put: () => Promise<void>) => Promise<unknown> = (put) => put(),
): Promise<unknown> {
  const { mirror } = state;
  mirror.unwritten++;
  const failure = mirror.writes
    .then(() => by(() => put(state, tokens)))
    .then(
      (outcome) => void (outcome !== LEFT && (mirror.seen = tokens)),
      (error: unknown) =>
        storeError(tokens, say`The store could not be written`, error, mirror.seen, state.life.tokens),
    );
  mirror.writes = failure.then(() => {
    mirror.unwritten--;
  });
  return failure;
}

async function put(state: SessionState, tokens: StoredTokens | undefined): Promise<void> {
  const { mirror, settings, hanging } = state;
  const { store, timeout } = settings;
  const milliseconds = patienceFor(state, "write");
  const number = ++mirror.begun;
  let isLate = false;
  const done = (async () => (tokens === undefined ? store.delete() : store.set(tokens)))();
  const answered = done.then(
    () => (isLate ? landedLate(state, tokens, number) : undefined),
    () => undefined,
  );
  // One that is never answered counts as lost.
  const lost = { milliseconds: timeout * LOST_AFTER };
  mirror.answered = Promise.all([mirror.answered, waitFor(answered, lost)]);
  const outcome = await waitFor(
    done.then(() => "written"),
    { milliseconds },
  );
  if (outcome !== undefined) return void hanging.delete("write");
  isLate = true;
  giveUp(state, "write", done);
  throw storeError(tokens, say`The store was not written within ${milliseconds} ms`);
}

/** The error of a write that failed, without the tokens that the store had or was given. A store may bring one of its own. */
function storeError(
  tokens: StoredTokens | undefined,
  what: string,
  fault?: unknown,
  ...others: readonly (StoredTokens | undefined)[]
): unknown {
  const cause = toldFault(fault, tokens, ...others);
  if (hasCode(cause, "STORE")) return cause;
  return new StoreError(what, { step: tokens === undefined ? "delete" : "write", cause });
}

/** What a write comes to that was not made: the store has something newer. */
const LEFT = Symbol("left");

/**
 * A write that had been given up was done after all: whatever the session has by now is put in its place, unless another
 * holder has put something newer there.
 *
 * Where another write of ours has begun since, nobody knows which of the two the store has kept: it is asked. It is asked as well
 * whether another holder has changed it since, for it may have told of that before we knew that ours was done.
 */
async function landedLate(state: SessionState, tokens: StoredTokens | undefined, number: number): Promise<void> {
  const { mirror } = state;
  if (mirror.begun === number && areSame(state.life.tokens, tokens)) {
    mirror.seen = tokens;
    if (!(await isOverwritten(state))) return;
  }
  // What is being written is what the session goes on with, once that is done.
  await mirror.writes;
  const { life } = state;
  const events: SessionEvent[] = [];
  const putUnlessNewer = async (put: () => Promise<void>): Promise<unknown> => {
    const { found, events: troubles } = await readStore(state);
    events.push(...troubles);
    const isOurs = found === undefined || areSame(found.tokens, tokens) || isOlder(found.tokens, life.tokens);
    return isOurs && state.life === life ? put() : LEFT; // What has changed meanwhile has been written, or came from the store.
  };
  await writeToStore(state, life.tokens, (put) => locked(state, () => putUnlessNewer(put)));
  for (const event of events) announce(state.listeners, event);
}

/** Whether an older write, made without the lock, has landed over what we have; goes on with what is newer. */
async function isOverwritten(state: SessionState): Promise<boolean> {
  const { life } = state;
  const { found, events } = await readAgain(state);
  const isCurrent = found !== undefined && state.life === life;
  if (isCurrent && isOlder(found.tokens, life.tokens)) return true;
  announceChange(state, isCurrent ? [...events, ...adoptNews(state, found.tokens)] : events);
  return false;
}

function isOlder(found: StoredTokens | undefined, ours: StoredTokens | undefined): boolean {
  return found !== undefined && found.signIn === ours?.signIn && found.edition < ours.edition;
}

/**
 * Writes under the store's lock: without it, a refresh under way elsewhere could read before and write after.
 *
 * If a refresh of ours still has the lock, it holds it until this write is done. `first` is done before it, under the lock. Where
 * the write hangs, the lock is kept until the store has answered: what is to be deleted or replaced must not be found by others.
 */
export function writeUnderLock(
  state: SessionState,
  tokens: StoredTokens | undefined,
  first: () => Promise<void> = async () => undefined,
): Promise<unknown> {
  const by = (put: () => Promise<void>): Promise<void> =>
    new Promise((resolve, reject) => {
      const work = async (): Promise<void> => {
        try {
          await first();
          await put();
        } catch (error) {
          reject(error);
          await lendWhile(state, storeAnswered(state));
        }
      };
      locked(state, work).then(resolve, reject);
    });
  return writeToStore(state, tokens, by);
}

function locked<T>(state: SessionState, work: () => Promise<T>): Promise<T> {
  if (state.mirror.hasLock) return asGuest(state, work);
  return underLock(state, (isAlone) => asHost(state, isAlone, work));
}

/** Waits until the store has answered all our writes, or until they count as lost: also those that put right a late one. */
export async function storeAnswered({ mirror }: SessionState): Promise<void> {
  for (let known: unknown; known !== mirror.answered; ) {
    await mirror.writes;
    known = mirror.answered;
    await known;
  }
}

/**
 * Calls go on at once when a write of a refresh takes too long; the lock is kept until the store has answered, so that nobody else
 * finds the refresh token that was spent or rejected.
 */
export async function goOnFromMemory(state: SessionState, pending: PendingRefresh, token?: string): Promise<void> {
  if (state.refreshing === pending) state.refreshing = undefined;
  pending.release(token);
  const { signOuts } = state;
  if (state.mirror.hasLock) await lendWhile(state, storeAnswered(state));
  // They are about a session that has ended meanwhile, as its listeners know.
  if (state.signOuts !== signOuts) pending.events.splice(0);
}
