/** The place that several holders share: slow, counted, and told of late. */
import type { Store, StoredTokens } from "../../src/stores/store.ts";
import type { PlaceSettings } from "./scenario.ts";
import type { World } from "./world.ts";

/** One holder's way to the place, and what it must know of it by now. */
export interface Door {
  readonly number: number;
  readonly store: Store;
  /** The newest version that this holder has stored or been told of. */
  known: number;
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
}

export interface SharedPlace {
  readonly kept: StoredTokens | undefined;
  /** What was there when it was last emptied. */
  readonly deleted: StoredTokens | undefined;
  /** In which version an access token was last put there; nothing if it never was. */
  versionOf(accessToken: string): number | undefined;
  open(): Door;
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
  let kept: StoredTokens | undefined;
  let deleted: StoredTokens | undefined;
  let version = 0;
  let doors = 0;
  let last: Promise<unknown> = Promise.resolve();
  const versions = new Map<string, number>();
  const hearers = new Map<Door, (tokens: StoredTokens | undefined) => void>();
  const slow = () => time.pass(random.between(0, 40));
  const tell = (by: Door, isOld: boolean) => {
    const [tokens, told] = [kept, version];
    for (const [door, listener] of hearers) {
      if (door === by) continue;
      void time.after(random.chance(0.1) ? random.between(0, 3000) : random.between(0, 20), () => {
        const know = () => (door.known = isOld ? door.known : Math.max(door.known, told));
        // Anything but later tokens of the same sign-in it must ask the store about.
        if (isLater(tokens, door.tokens) && door.pending === 0) {
          know();
          door.tokens = tokens;
        } else if (!isLeftBehind(door, tokens)) whenIdle(door, () => time.after(CONFIRMED_AFTER, know));
        trace(`holder ${door.number} is told of version ${told}`);
        listener(tokens);
      });
    }
  };
  const change = async (door: Door, tokens: StoredTokens | undefined) => {
    door.pending++;
    const number = ++door.begun;
    leave(door, tokens);
    trace(`holder ${door.number} begins to put ${tokens?.accessToken ?? "nothing"} there`);
    try {
      await slow();
      // Longer than calls wait, but not than the lock is waited for.
      const isSlow = settings.isSlow && tokens?.edition !== 0 && random.chance(0.3);
      if (isSlow) await time.pass(random.between(8000, 18_000));
      if (random.chance(settings.faults)) throw new Error("The place is full");
      // A write that was given up, and lands late over newer tokens, makes nobody know anything newer.
      const isOld = kept !== undefined && kept.signIn === tokens?.signIn && kept.edition > tokens.edition;
      if (tokens === undefined) deleted = kept;
      kept = tokens;
      version++;
      if (tokens?.accessToken !== undefined) versions.set(tokens.accessToken, version);
      const landed = version;
      trace(`holder ${door.number} has put ${tokens?.accessToken ?? "nothing"} there, version ${version}`);
      tell(door, isOld);
      // What is done may be acknowledged when it has been given up.
      await (settings.isSlow && !isSlow && random.chance(0.1) ? time.pass(random.between(8000, 18_000)) : slow());
      trace(`holder ${door.number} has its answer about ${tokens?.accessToken ?? "nothing"}`);
      if (number < door.landed) return;
      door.landed = number;
      if (!isOld) door.known = Math.max(door.known, landed);
      goOn(door, tokens);
    } finally {
      door.pending--;
      if (door.pending === 0) for (const then of door.waiting.splice(0)) then();
    }
  };
  const lock = <T>(door: Door, work: () => Promise<T>, signal: AbortSignal): Promise<T> => {
    const askedAt = time.now;
    const turn = last.then(async () => {
      signal.throwIfAborted();
      await slow();
      return work();
    });
    last = turn.catch(() => undefined);
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
    versionOf: (accessToken) => versions.get(accessToken),
    open() {
      const door: Door = {
        number: ++doors,
        known: 0,
        tokens: undefined,
        left: new Set(),
        gaveUpAt: 0,
        pending: 0,
        waiting: [],
        begun: 0,
        landed: 0,
        store: {
          async get() {
            await slow();
            if (random.chance(settings.faults)) throw new Error("The place is locked");
            const found = kept;
            await slow();
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
