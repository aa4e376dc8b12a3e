/** Reading the store again, within one time limit. */
import type { StoredTokens } from "../stores/store.ts";
import { waitFor } from "../waiting/wait.ts";
import type { SessionEvent } from "./events.ts";
import type { SessionState } from "./state.ts";
import { say } from "../say.ts";
import { readTokens } from "./tokens.ts";
import { giveUp, patienceFor, storeFailure } from "./trouble.ts";

/** What a read has come to. */
export interface StoreRead {
  /** What the store holds; absent if that cannot be told, or is garbage. */
  readonly found?: { readonly tokens: StoredTokens | undefined };
  /** Why it cannot be told. */
  readonly events: readonly SessionEvent[];
}

/** What the store holds once all our writes are done, or given up. */
export async function readAgain(state: SessionState): Promise<StoreRead> {
  const read = state.mirror.writes.then(() => readStore(state));
  // A write that hangs is told of by itself.
  return (await waitFor(read, { milliseconds: state.settings.timeout + 1 })) ?? { events: [] };
}

/** What the store holds, within one time limit, and `more` milliseconds; within less where the last read has hung. */
export async function readStore(
  state: SessionState,
  read: Promise<unknown> = (async () => state.settings.store.get())(),
  more = 0,
): Promise<StoreRead> {
  const { mirror, settings, hanging } = state;
  const milliseconds = patienceFor(state, "read");
  const failed = (what: string, fault?: unknown): StoreRead => {
    mirror.isUnreadable = true;
    return { events: [storeFailure(state, "read", what, fault)] };
  };
  try {
    const answer = await waitFor(
      read.then((kept) => ({ kept: kept ?? undefined })),
      { milliseconds: milliseconds + more },
    );
    if (answer === undefined) {
      giveUp(state, "read", read);
      return failed(say`The store was not read within ${milliseconds} ms`);
    }
    hanging.delete("read");
    mirror.isUnreadable = false;
    const tokens = readTokens(answer.kept, settings.now());
    return answer.kept === undefined || tokens !== undefined ? { found: { tokens }, events: [] } : { events: [] };
  } catch (fault) {
    return failed(say`The store could not be read`, fault);
  }
}
