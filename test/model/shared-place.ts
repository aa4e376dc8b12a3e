/** The place that several holders share: slow, counted, and told of late. */
import type { Store, StoredTokens } from "../../src/stores/store.ts";
import { drawDelays, drawLockFault, inOrder } from "./disorder.ts";
import type { PlaceSettings } from "./scenario.ts";
import type { World } from "./world.ts";

/** One holder's way to the place, and what it must know of it by now. */
export interface Door {
  readonly number: number;
  readonly store: Store;
  /** The newest version that this holder has stored or been told of. */
  known: number;
  /** The newest edition of each sign-in that it has stored or been told of: what counts where reads lag behind. */
  readonly editions: Map<string, number>;
  /** The tokens that it has last written, read or heard of. */
  tokens: StoredTokens | undefined;
  /** The sign-ins that it has gone on from: what is written of them later, without a lock, is not newer. */
  readonly left: Set<string>;
  /** When it last gave up waiting for the lock, as it may after three time limits. */
  gaveUpAt: number;
  /** Its writes that are under way. */
  pending: number;
  /** What comes after the last of them: the store is asked then, for before it may show anything. */
  readonly waiting: (() => void)[];
  /** How many it has begun, and which was the last to land: an older one that lands after it is nothing new to it. */
  begun: number;
  landed: number;
  /** What the last of them could not put there: it goes on with that from memory. */
  unkept: StoredTokens | undefined;
}

export interface SharedPlace {
  readonly kept: StoredTokens | undefined;
  /** What was there when it was last emptied. */
  readonly deleted: StoredTokens | undefined;
  /** Whether this holder knows something newer than an access token; not if that was never put there, or not again. */
  isOlder(accessToken: string, door: Door): boolean;
  open(): Door;
  /** Puts it in order; what is under way comes to its end as it was begun. */
  mend(): void;
}

/** Milliseconds that a holder must have waited for the lock before it may go on without. */
const PATIENCE = 30_000;

/** The most that a read takes, and a write before it. */
const CONFIRMED_AFTER = 200;

/** Prepares the place. */
export function createSharedPlace(
  { time, random, trace }: Pick<World, "time" | "random" | "trace">,
  settings: PlaceSettings,
): SharedPlace {
  let disorder = settings.disorder;
  // What was there from when on; the last is what is there.
  const history: { readonly since: number; readonly tokens: StoredTokens | undefined }[] = [];
  let kept: StoredTokens | undefined;
  const keep = (tokens: StoredTokens | undefined) => {
    kept = tokens;
    version++;
    if (disorder.lag > 0) history.push({ since: time.now, tokens });
  };
  /** What a read finds that lags behind so far. */
  const findLate = () => {
    const at = time.now - random.between(0, disorder.lag);
    return history.findLast(({ since }) => since <= at)?.tokens;
  };
  let deleted: StoredTokens | undefined;
  let version = 0;
  let doors = 0;
  let last: Promise<unknown> = Promise.resolve();
  const versions = new Map<string, Pick<StoredTokens, "signIn" | "edition"> & { readonly version: number }>();
  const hearers = new Map<Door, (tokens: StoredTokens | undefined) => void>();
  const slow = () => time.pass(random.between(0, 40));
  const tell = (by: Door, isOld: boolean) => {
    const [tokens, told] = [kept, version];
    for (const [door, listener] of hearers) {
      if (door === by) continue;
      const hear = () => {
        const know = () => (door.known = isOld ? door.known : Math.max(door.known, told));
        // Anything but later tokens of the same sign-in it must ask the store about.
        if (isLater(tokens, door.tokens) && door.pending === 0) {
          know();
          learn(door, tokens);
          door.tokens = tokens;
        } else if (!isLeftBehind(door, tokens) && disorder.lag === 0)
          whenIdle(door, () => time.after(CONFIRMED_AFTER, know));
        trace(`holder ${door.number} is told of version ${told}`);
        listener(tokens);
      };
      for (const delay of drawDelays(random, disorder)) time.after(delay, hear);
    }
  };
  /** Puts there once more what has been put there before, as a network does that has lost an answer. */
  const repeat = (door: Door, tokens: StoredTokens | undefined) => {
    if (disorder.repeats === 0 || !random.chance(disorder.repeats)) return;
    time.after(random.between(0, disorder.lag * 2), () => {
      keep(tokens);
      trace(`what holder ${door.number} has put there comes again: ${tokens?.accessToken ?? "nothing"}`);
      tell(door, true);
    });
  };
  const change = async (door: Door, tokens: StoredTokens | undefined) => {
    door.pending++;
    const number = ++door.begun;
    door.unkept = undefined;
    leave(door, tokens);
    trace(`holder ${door.number} begins to put ${tokens?.accessToken ?? "nothing"} there`);
    try {
      await slow();
      // Longer than calls wait, but not than the lock is waited for.
      const isSlow = settings.isSlow && tokens?.edition !== 0 && random.chance(0.3);
      if (isSlow) await time.pass(random.between(8000, 18_000));
      if (random.chance(settings.faults)) {
        if (number === door.begun) door.unkept = tokens;
        throw new Error("The place is full");
      }
      if (disorder.faults > 0 && random.chance(disorder.faults / 2)) throw new Error("The place is full");
      // A write that was given up, and lands late over newer tokens, makes nobody know anything newer.
      const isOld = kept !== undefined && kept.signIn === tokens?.signIn && kept.edition > tokens.edition;
      if (tokens === undefined) deleted = kept;
      keep(tokens);
      if (tokens?.accessToken !== undefined) {
        // A server that forgives gives the same token to several holders, and each counts by itself: it is as new as for the newest.
        const edition = Math.max(tokens.edition, versions.get(tokens.accessToken)?.edition ?? 0);
        versions.set(tokens.accessToken, { signIn: tokens.signIn, edition, version });
      }
      const landed = version;
      trace(`holder ${door.number} has put ${tokens?.accessToken ?? "nothing"} there, version ${version}`);
      tell(door, isOld);
      repeat(door, tokens);
      if (disorder.faults > 0 && random.chance(disorder.faults / 2)) throw new Error("The answer is lost");
      // What is done may be acknowledged when it has been given up.
      await (settings.isSlow && !isSlow && random.chance(0.1) ? time.pass(random.between(8000, 18_000)) : slow());
      trace(`holder ${door.number} has its answer about ${tokens?.accessToken ?? "nothing"}`);
      if (number < door.landed) return;
      door.landed = number;
      if (!isOld) door.known = Math.max(door.known, landed);
      learn(door, tokens);
      goOn(door, tokens);
    } finally {
      door.pending--;
      if (door.pending === 0) for (const then of door.waiting.splice(0)) then();
    }
  };
  const lock = <T>(door: Door, work: () => Promise<T>, signal: AbortSignal): Promise<T> => {
    const askedAt = time.now;
    const fault = drawLockFault(random, disorder);
    if (fault !== undefined) trace(`the lock ${fault} for holder ${door.number}`);
    if (fault === "refuses") return Promise.reject(new Error("The lock cannot be had"));
    const before = fault === "is not there" ? Promise.resolve() : last;
    const turn = before.then(async () => {
      signal.throwIfAborted();
      await slow();
      const outcome = await work();
      if (fault === "fails afterwards") throw new Error("The lock was lost");
      return outcome;
    });
    if (fault !== "is not there") last = turn.catch(() => undefined);
    // A turn that is given up is not waited for, though its place in the queue stays.
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        if (time.now - askedAt >= PATIENCE) door.gaveUpAt = time.now;
        reject(signal.reason);
      };
      signal.addEventListener("abort", giveUp, { once: true });
      turn.then(resolve, reject);
    });
  };
  return {
    get kept() {
      return kept;
    },
    get deleted() {
      return deleted;
    },
    isOlder(accessToken, { known, editions, unkept }) {
      const put = versions.get(accessToken);
      if (put === undefined || accessToken === unkept?.accessToken) return false;
      // Where reads lag behind, nobody can tell which of two sign-ins is the newer one.
      return settings.disorder === inOrder ? put.version < known : put.edition < (editions.get(put.signIn) ?? 0);
    },
    mend: () => {
      disorder = inOrder;
    },
    open() {
      const door: Door = {
        number: ++doors,
        known: 0,
        editions: new Map(),
        tokens: undefined,
        left: new Set(),
        gaveUpAt: 0,
        pending: 0,
        waiting: [],
        begun: 0,
        landed: 0,
        unkept: undefined,
        store: {
          async get() {
            await slow();
            if (random.chance(settings.faults)) throw new Error("The place is locked");
            if (disorder.faults > 0 && random.chance(disorder.faults)) throw new Error("The place is locked");
            const found = disorder.lag > 0 ? findLate() : kept;
            await slow();
            trace(`holder ${door.number} has read ${found?.accessToken ?? "nothing"}`);
            goOn(door, found);
            return found;
          },
          set: (tokens) => change(door, tokens),
          delete: () => change(door, undefined),
          ...(settings.hasLock && { lock: (work, signal) => lock(door, work, signal) }),
          ...(settings.isTold && {
            subscribe: (listener) => {
              hearers.set(door, listener);
              return () => void hearers.delete(door);
            },
          }),
        },
      };
      return door;
    },
  };
}

function whenIdle({ pending, waiting }: Door, then: () => void): void {
  if (pending === 0) then();
  else waiting.push(then);
}

function isLater(told: StoredTokens | undefined, had: StoredTokens | undefined): boolean {
  return told !== undefined && told.signIn === had?.signIn && told.edition > had.edition;
}

function learn({ editions }: Door, tokens: StoredTokens | undefined): void {
  if (tokens !== undefined) editions.set(tokens.signIn, Math.max(tokens.edition, editions.get(tokens.signIn) ?? 0));
}

function goOn(door: Door, tokens: StoredTokens | undefined): void {
  if (isLeftBehind(door, tokens)) return;
  leave(door, tokens);
  door.tokens = tokens;
}

/** What was written late, over something newer: nobody goes back to it. */
function isLeftBehind({ left, tokens: had }: Door, tokens: StoredTokens | undefined): boolean {
  if (tokens === undefined) return false;
  return left.has(tokens.signIn) || (tokens.signIn === had?.signIn && tokens.edition < had.edition);
}

function leave({ tokens, left }: Door, next: StoredTokens | undefined): void {
  if (tokens !== undefined && tokens.signIn !== next?.signIn) left.add(tokens.signIn);
}
