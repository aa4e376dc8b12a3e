/** Word of a file's changes by others. It is looked at again and again: what the system tells of itself fails in containers and on network disks. */
import { lstatSync } from "node:fs";
import { setTimeout } from "node:timers";
import { codeOf } from "./file-fault.ts";
import { ABSENT, currentIdentity, type Identity, identityOf } from "./owned-file.ts";

/** Milliseconds from one look to the next. */
const INTERVAL = 200;

/** What others do with a file. */
export interface Watch<T> {
  /** Whether anybody listens. */
  readonly isOn: boolean;
  /** Takes note of a state of the file that this holder knows already. */
  know(identity: Identity): void;
  /** Calls the listener with what others have put there; returns a function that ends this. */
  subscribe(listener: (found: T) => void): () => void;
}

/**
 * Watches a file.
 *
 * @param read Reads it: what is told, and of which state that is.
 * @param inTurn Runs a look while this holder does not write itself, so that no change of its own is taken for another's.
 */
export function watchFile<T>(
  path: string,
  read: () => Promise<{ readonly found: T; readonly identity: Identity }>,
  inTurn: (look: () => Promise<void>) => Promise<void>,
): Watch<T> {
  const listeners = new Set<(found: T) => void>();
  let known: Identity | undefined;
  let isLooking = false;

  const look = async (): Promise<void> => {
    if ((await currentIdentity(path)) === known) return;
    const { found, identity } = await read();
    if (identity === known) return;
    known = identity;
    for (const listener of [...listeners]) listener(found);
  };
  const lookLater = (): void => {
    isLooking = listeners.size > 0;
    if (!isLooking) return;
    const next = () => {
      // A file that cannot be read now says nothing; it is looked at again.
      const looked = listeners.size > 0 ? inTurn(look).catch(() => undefined) : Promise.resolve();
      void looked.then(lookLater);
    };
    setTimeout(next, INTERVAL).unref();
  };
  return {
    get isOn() {
      return listeners.size > 0;
    },
    know: (identity) => void (known = identity),
    subscribe(listener) {
      // Without waiting, so that no change from now on is taken for what was there before.
      known ??= stateNow(path);
      const entry = (found: T) => listener(found);
      listeners.add(entry);
      if (!isLooking) lookLater();
      return () => void listeners.delete(entry);
    },
  };
}

function stateNow(path: string): Identity | undefined {
  try {
    return identityOf(lstatSync(path, { bigint: true }));
  } catch (error) {
    return codeOf(error) === "ENOENT" ? ABSENT : undefined;
  }
}
