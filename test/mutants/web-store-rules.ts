/** What `webStore` promises. */
import type { Mutant } from "./mutant.ts";

/** The breaches of the store for browsers. */
export const webStoreRules: readonly Mutant[] = [
  {
    rule: "the changes of a browser's store are made in order",
    file: "stores/web/web-store.ts",
    from: "const inTurn = createTurns();",
    to: "const inTurn = <T>(work: () => Promise<T>) => work();",
    by: "browser/web-store-suite",
  },
  {
    rule: "a change in one tab is told to the others",
    file: "stores/web/tab-channel.ts",
    from: "open()?.postMessage(tokens)",
    to: "void tokens",
    by: "browser/web-store-suite",
  },
  {
    rule: "tabs share one lock",
    file: "stores/web/web-store.ts",
    from: "locks.request(place, { signal }, () => ",
    to: "locks.request(place + Math.random(), { signal }, () => ",
    by: "browser/web-store-suite",
  },
  {
    rule: "a lock that was not had in time rejects with the signal's reason in Safari too",
    file: "stores/web/web-store.ts",
    from: "reject(signal.aborted ? signal.reason : error)",
    to: "reject(error)",
  },
  {
    rule: "the key of a browser's store cannot be exported",
    file: "stores/web/seal.ts",
    from: "length: 256 }, false,",
    to: "length: 256 }, true,",
    by: "browser/web-store",
  },
  {
    rule: "what is kept under `encrypt` is sealed",
    file: "stores/web/web-store.ts",
    from: "encrypt ? await seal(tokens) : tokens",
    to: "tokens",
    by: "browser/web-store",
  },
  {
    rule: "a database may be deleted while a page uses it",
    file: "stores/web/database.ts",
    from: "        database.close();\n",
    to: "",
    by: "browser/web-store",
  },
];
