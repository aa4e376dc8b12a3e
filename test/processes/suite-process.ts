/** Judges `keychainStore` by the suite, each case over a service of its own, and prints what came of each. */
import { keychainStore } from "latchkey/node";
import { storeCases } from "latchkey/store-tests";

const outcomes = new Map<string, unknown>();
const queue = storeCases.entries();

/** Two at a time: a keyring has one disk, and a case so much time. */
async function runFromQueue(): Promise<void> {
  for (const [index, { name, run }] of queue) {
    const open = () => {
      const store = keychainStore(`acme-${index}`);
      return { store, other: () => keychainStore(`acme-${index}`), dispose: () => store.delete() };
    };
    outcomes.set(name, await run(open).catch((error: unknown) => ({ error: String(error) })));
  }
}

await Promise.all([runFromQueue(), runFromQueue()]);
console.log(JSON.stringify([...outcomes]));
