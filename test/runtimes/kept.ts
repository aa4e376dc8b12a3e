/** Stores: the suite that judges them, and a session that goes on from each. */
import { memoryStore, type Store } from "latchkey";
import { storeCases } from "latchkey/store-tests";
import { createSession, getAccount } from "../../generated/index.ts";
import { type Case, type Place, equal, signedIn } from "./case.ts";

/** Two cases for each store: the suite of stores, and a session that goes on after a reload. */
export function storeCasesOf({ stores }: Place): [string, Case][] {
  return Object.entries({ memoryStore: () => memoryStore(), ...stores }).flatMap(([name, open]): [string, Case][] => [
    [`${name} passes the suite of stores`, () => judge(open, name === "memoryStore")],
    ...(name === "memoryStore" ? [] : [[`a session goes on from ${name}`, reloaded(open)] satisfies [string, Case]]),
  ]);
}

async function judge(open: (name: string) => Store, isAlone: boolean): Promise<void> {
  const faults: string[] = [];
  const queue = storeCases.entries();
  // Two at a time: a place has one disk, and a case so much time.
  const judgeFromQueue = async (): Promise<void> => {
    for (const [index, { name, run }] of queue) {
      const store = open(`case-${index}`);
      const other = () => (isAlone ? store : open(`case-${index}`));
      const opened = () => ({ store, other, dispose: () => undefined });
      await run(opened).catch((error: unknown) => faults.push(`${name}: ${String(error)}`));
    }
  };
  await Promise.all([judgeFromQueue(), judgeFromQueue()]);
  equal(faults, []);
}

function reloaded(open: (name: string) => Store): Case {
  return async ({ origin }, user) => {
    const { client, session } = await signedIn(origin, user, open(user));
    await getAccount(client);
    session.close();
    const again = createSession({ baseUrl: origin, store: open(user) });
    await again.ready;
    equal([again.status, await again.accessToken()], ["active", `a.${user}.0`]);
    again.close();
  };
}
