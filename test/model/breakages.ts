/** The session broken on purpose, one way for each thing that must hold: a model that finds nothing here proves nothing. */
import type { TokenSource } from "../../src/security/credential.ts";
import type { Store, StoredTokens } from "../../src/stores/store.ts";
import type { Breakage } from "./holder.ts";

/** What is broken, and the beginning of what the model must report. */
interface Defect extends Breakage {
  readonly finding: string;
  /** It takes a place that is out of order to find it. */
  readonly isUnruly?: boolean;
}

/** The defects, by name. */
export const breakages: Readonly<Record<string, Defect>> = {
  "a late refusal of an old token refreshes the new one": {
    finding: "1:",
    source: (source) =>
      changed(source, {
        replace: (token, status, asker) => source.replace(source.held() ?? token, status, asker),
      }),
  },
  "every call refreshes before it is sent": {
    finding: "1:",
    source: (source) =>
      changed(source, {
        current: () => undefined,
        obtain: (asker) => source.replace(source.held() ?? "", 401, asker) ?? source.obtain(asker),
      }),
  },
  "the lock lets everybody in": {
    finding: "2:",
    store: (store) => ({ ...store, lock: (work) => work() }),
  },
  "a write says that it is done before it is": {
    finding: "2:",
    store: (store) => ({ ...store, set: (tokens) => later(() => store.set(tokens)) }),
  },
  "every holder takes all tokens for those of one user": {
    finding: "a call has gone on as somebody else",
    store: (store) => ofOneUser(store),
  },
  "a read gives what was there a moment ago": {
    finding: "2:",
    store: (store) => stale(store),
  },
  "a call tries again for as long as it is refused": {
    finding: "3:",
    call: async (send) => {
      let response = await send();
      for (let again = 0; again < 2 && response.status !== 200; again++) response = await send();
      return response;
    },
  },
  "a client remembers the token that it once had": {
    finding: "4:",
    source: (source) => {
      let remembered: string | undefined;
      return changed(source, { current: () => (remembered ??= source.current()), held: () => remembered });
    },
  },
  "a holder is told of what others store, and does not listen": {
    finding: "4:",
    store: ({ subscribe, ...store }) => ({
      ...store,
      ...(subscribe && { subscribe: () => subscribe(() => undefined) }),
    }),
  },
  "a wait has no limit": {
    finding: "5:",
    options: { timeout: 1e12 },
  },
  "a lock is never let go of, and waited for without a limit": {
    finding: "5:",
    options: { timeout: 1e12 },
    store: (store) => ({ ...store, lock: async (work) => (await work(), new Promise(() => undefined)) }),
  },
  "a sign-out keeps what the store has": {
    finding: "a sign-out was undone",
    store: (store) => ({ ...store, delete: () => undefined }),
  },
  "whatever a read finds counts as newer": {
    finding: "4:",
    isUnruly: true,
    store: (store) => lastFound(store),
  },
  "a store that has failed once is never read again": {
    finding: "7:",
    isUnruly: true,
    store: (store) => givenUp(store),
  },
  "a call that began before a sign-out goes on after it": {
    finding: "a call has gone on as somebody else",
    source: (source) =>
      changed(source, {
        replace: (token, status, asker) => source.replace(token, status, { ...asker, signOuts: source.signOuts }),
      }),
  },
};

/** A source of which one part is replaced; its getters stay alive. */
function changed(source: TokenSource, part: Partial<TokenSource>): TokenSource {
  const heir: TokenSource = Object.create(source);
  return Object.assign(heir, part);
}

/** Another sign-in looks like a refresh of the same one. */
function ofOneUser(store: Store): Store {
  const of = (tokens: StoredTokens | null | undefined): StoredTokens | undefined =>
    tokens ? { ...tokens, signIn: "", edition: tokens.issuedAt } : undefined;
  return {
    ...store,
    get: async () => of(await store.get()),
    ...(store.subscribe && {
      subscribe: (changed) => store.subscribe?.((tokens) => changed(of(tokens))) ?? (() => undefined),
    }),
  };
}

function later(write: () => unknown): void {
  setTimeout(write, 500);
}

function stale(store: Store): Store {
  let last: Awaited<ReturnType<Store["get"]>>;
  return {
    ...store,
    async get() {
      const before = last;
      last = await store.get();
      return before ?? last;
    },
  };
}

/** Each read brings a later edition than all before it. */
function lastFound(store: Store): Store {
  let edition = 1000;
  return {
    ...store,
    async get() {
      const found = await store.get();
      return found && { ...found, edition: ++edition };
    },
  };
}

function givenUp(store: Store): Store {
  let hasFailed = false;
  return {
    ...store,
    async get() {
      if (hasFailed) throw new Error("The place has failed before");
      try {
        return await store.get();
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    },
  };
}
