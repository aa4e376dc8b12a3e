import type { Store, StoredTokens } from "./store.ts";

/** Keeps the tokens for as long as the process or the page lives; the default. */
export function memoryStore(): Store {
  let kept: StoredTokens | undefined;
  return {
    get: () => kept,
    set: (tokens) => {
      kept = tokens;
    },
    delete: () => {
      kept = undefined;
    },
  };
}
