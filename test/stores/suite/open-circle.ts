/** Stores as the suite opens them. */
import type { OpenedStore } from "../../../src/stores/suite/store-case.ts";
import type { Store } from "../../../src/stores/store.ts";
import { circle } from "../../session/circle.ts";

/** A good store with every optional part, over a place of its own; each holder's store can be made worse. */
export function openCircle(worse: (store: Store) => Store = (store) => store): () => OpenedStore {
  return () => {
    const shared = circle();
    const holder = (): Store => worse(shared.holder({ subscribe: true }));
    return { store: holder(), other: holder, dispose: () => undefined };
  };
}
