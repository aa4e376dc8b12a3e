/** What a session knows of its store, and of what it waits for. */
import type { StoredTokens } from "../stores/store.ts";

/** What is known of the store. */
export interface StoreMirror {
  /** What it was last known to hold: whatever differs from it there was written by another holder. */
  seen: StoredTokens | undefined;
  /** The sign-ins that are over for this holder: their tokens are never adopted again. */
  readonly left: Set<string>;
  /** When a session without tokens has last read it (epoch ms). */
  readAt: number;
  /** Another holder has told of a sign-out, and the store has not confirmed it yet. */
  isDoubted: boolean;
  /** Our writes, in order. */
  writes: Promise<void>;
  /** Settles when the store has answered them all, even those that were given up. */
  answered: Promise<unknown>;
  /** How many the store has been given so far: the number of the last. */
  begun: number;
  /** How many of them are not done yet. */
  unwritten: number;
  /** The last read has failed, or was given up. */
  isUnreadable: boolean;
  /** A read that all callers share who would fail otherwise. */
  rereading: Promise<void> | undefined;
  /** Whether a refresh of ours has the lock. */
  hasLock: boolean;
  /** It is kept only for writes that the store has not answered yet: another refresh of ours may go on under it. */
  isLending: boolean;
  /** What is done under it beside that refresh. */
  readonly guests: Set<Promise<unknown>>;
  /** Those of them that must be alone come one after the other: the last one. */
  lastGuest: Promise<unknown>;
}

/** What a session waits for within a time limit: the parts of its store, and the application's word on the network. */
export type Step = "read" | "write" | "lock" | "online";
