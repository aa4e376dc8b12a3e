/** What several holders share: one place for tokens, one lock, and word of each other's changes. */
import type { Store, StoredTokens } from "../../src/stores/store.ts";

export interface Circle {
  /** What the place holds. */
  kept: StoredTokens | undefined;
  /** Whether somebody has the lock. */
  readonly isLocked: boolean;
  /** A store object over the place. */
  holder(options?: { lock?: boolean; subscribe?: boolean }): Store;
}

/** Tokens as a store keeps them. */
export function kept(name: string, issuedAt: number = Date.UTC(2026, 0, 1), lifetime = 3600): StoredTokens {
  return { accessToken: `A${name}`, refreshToken: `R${name}`, issuedAt, lifetime, signIn: "s", edition: 0 };
}

/** What a refresh of another holder makes of these tokens. */
export function renewed(
  before: StoredTokens | undefined,
  name: string,
  issuedAt: number = Date.UTC(2026, 0, 1, 1),
): StoredTokens {
  const { signIn, edition } = before ?? { signIn: "s", edition: 0 };
  return { ...kept(name, issuedAt), signIn, edition: edition + 1 };
}

/** A place for tokens, with a fair lock. */
export function circle(): Circle {
  let last: Promise<unknown> = Promise.resolve();
  let held = 0;
  const listeners = new Map<Store, (tokens: StoredTokens | undefined) => void>();
  const change = (by: Store, tokens: StoredTokens | undefined) => {
    shared.kept = tokens;
    for (const [store, listener] of listeners) if (store !== by) listener(tokens);
  };
  const inTurn = <T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> => {
    let isHad = false;
    const turn = last.then(async () => {
      signal.throwIfAborted();
      isHad = true;
      held++;
      try {
        return await work();
      } finally {
        held--;
      }
    });
    last = turn.catch(() => undefined);
    return new Promise((resolve, reject) => {
      const leave = () => void (isHad || reject(signal.reason as Error));
      if (signal.aborted) leave();
      signal.addEventListener("abort", leave, { once: true });
      turn.then(resolve, reject);
    });
  };
  const shared: Circle = {
    kept: undefined,
    get isLocked() {
      return held > 0;
    },
    holder({ lock = true, subscribe = false } = {}) {
      const store: Store = {
        get: async () => shared.kept,
        set: async (tokens) => change(store, tokens),
        delete: async () => change(store, undefined),
        ...(lock && { lock: inTurn }),
        ...(subscribe && {
          subscribe: (listener) => {
            listeners.set(store, listener);
            return () => void listeners.delete(store);
          },
        }),
      };
      return store;
    },
  };
  return shared;
}
