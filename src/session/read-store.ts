/** Reading the store again, within one time limit. */
import type { StoredTokens } from "../stores/store.ts";
import { waitFor } from "../waiting/wait.ts";
import type { SessionSettings, SessionState } from "./state.ts";
import { readTokens } from "./tokens.ts";

/** What the store holds once all our writes are done, or given up; nothing if that cannot be told in time. */
export function readAgain(state: SessionState): Promise<{ tokens: StoredTokens | undefined } | undefined> {
  return waitFor(readAfterWrites(state), { milliseconds: state.settings.timeout });
}

async function readAfterWrites(state: SessionState): Promise<{ tokens: StoredTokens | undefined } | undefined> {
  await state.mirror.writes;
  return readStore(state.settings);
}

/** What the store holds; nothing if it fails, or holds garbage. */
export async function readStore(settings: SessionSettings): Promise<{ tokens: StoredTokens | undefined } | undefined> {
  try {
    const found: unknown = (await settings.store.get()) ?? undefined;
    const tokens = readTokens(found, settings.now());
    return found === undefined || tokens !== undefined ? { tokens } : undefined;
  } catch {
    return undefined;
  }
}
