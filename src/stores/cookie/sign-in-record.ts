/**
 * What this process knows of sign-ins whose cookies are on their way.
 *
 * Two requests of one user may come with the same cookie. Only one may spend its refresh token, and the other, which cannot see the
 * first one's answer, finds the new tokens here.
 */
import { reasonOf, untilAborted } from "../../waiting/until-aborted.ts";
import { after } from "../../waiting/wait.ts";
import type { StoredTokens } from "../store.ts";

/** Milliseconds for which the newest tokens are remembered: for as long as a request with an older cookie may still come. */
const REMEMBERED_FOR = 60_000;

/** One sign-in in this process. */
interface SignInRecord {
  /** Its newest tokens; null after a sign-out; absent while only its lock is used. */
  tokens?: StoredTokens | null;
  last: Promise<unknown>;
  /** How many have or want the lock. */
  users: number;
  forget?: () => void;
}

/** Where the records are, for every copy of this module: Next bundles its pages and its route handlers apart, in one process. */
const PLACE: unique symbol = Symbol.for("latchkey.sign-ins.1");

function allRecords(): Map<string, SignInRecord> {
  // Nothing else knows this property of the global object.
  const place = globalThis as { [PLACE]?: Map<string, SignInRecord> };
  return (place[PLACE] ??= new Map());
}

/** The newest tokens of a sign-in in this process, null after its sign-out; nothing if they are not remembered. */
export function remembered(key: string): StoredTokens | null | undefined {
  return allRecords().get(key)?.tokens;
}

/** Remembers a sign-in's newest tokens for a minute, or that it is over. */
export function remember(key: string, tokens: StoredTokens | null): void {
  const record = recordOf(key);
  record.tokens = tokens;
  record.forget?.();
  record.forget = after(REMEMBERED_FOR, () => {
    delete record.tokens;
    discard(key, record);
  });
}

/** Runs work while nobody else in this process does for the same sign-in. */
export async function inTurnOf<T>(key: string, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  const record = recordOf(key);
  record.users++;
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const turn = record.last.then(() => {
    if (signal.aborted) throw reasonOf(signal);
    begin();
    return work();
  });
  record.last = turn
    .catch(() => undefined)
    .finally(() => {
      record.users--;
      discard(key, record);
    });
  // Only the wait ends with the signal: work that has begun is done.
  await untilAborted(begun, signal);
  return turn;
}

function recordOf(key: string): SignInRecord {
  const records = allRecords();
  const record = records.get(key) ?? { last: Promise.resolve(), users: 0 };
  records.set(key, record);
  return record;
}

function discard(key: string, record: SignInRecord): void {
  if (record.users === 0 && record.tokens === undefined) allRecords().delete(key);
}
