/** Whether code runs inside of a function of the application's. */

/** One call of a function. */
export interface Inside {
  /** Calls the function. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Whether whoever asks is called by the function: also after it has waited, where the platform can tell. */
  readonly isHere: boolean;
  /** The platform cannot tell it once the function has waited: browsers cannot. */
  readonly isBlind: boolean;
}

/** What is used of Node's `AsyncLocalStorage`, which Deno, Bun and workers have as well. */
interface Storage {
  run<T>(value: true, work: () => T): T;
  getStore(): unknown;
  disable?(): void;
}

/** A call to come. */
export function createInside(): Inside {
  const storage = createStorage();
  let isCalling = false;
  let isOver = false;
  return {
    isBlind: storage === undefined,
    get isHere() {
      return isCalling || (!isOver && storage?.getStore() === true);
    },
    async run(work) {
      // Until the function first waits, no other code runs.
      isCalling = true;
      try {
        const begun = storage === undefined ? work() : storage.run(true, work);
        isCalling = false;
        return await begun;
      } finally {
        isCalling = false;
        isOver = true;
        storage?.disable?.(); // Or older versions of Node go on watching every promise.
      }
    },
  };
}

/** Reached through `process`, so that no bundle has an import that a browser lacks; a page may have a `process` of any kind. */
function createStorage(): Storage | undefined {
  try {
    const { process }: { process?: Process } = globalThis as object;
    const { AsyncLocalStorage } = process?.getBuiltinModule?.("async_hooks") ?? {};
    return AsyncLocalStorage && new AsyncLocalStorage();
  } catch {
    return undefined;
  }
}

interface Process {
  getBuiltinModule?(name: "async_hooks"): { AsyncLocalStorage?: new () => Storage } | undefined;
}
