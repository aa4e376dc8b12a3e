import { RefreshFailedError } from "../errors.ts";
import type { DismissalNeeds } from "../security/credential.ts";
import type { StoredTokens } from "../stores/store.ts";
import { waitFor } from "../waiting/wait.ts";
import { announce, type SessionEvent } from "./events.ts";
import { lifeWith } from "./mirror.ts";
import { readStore } from "./read-store.ts";
import { renewalError } from "./setback.ts";
import { end } from "./start-end.ts";
import { canRefresh, type Judged, type Life, type SessionState, usableToken } from "./state.ts";
import { dropRefresh } from "./supersede.ts";
import { textIn, type Tokens, trimmedTokens } from "./tokens.ts";
import { say } from "../say.ts";

/**
 * Ends the session, and resolves to the tokens that its server can be told with.
 *
 * They are forgotten here at once. The store is read before it is emptied: another holder may have brought newer ones. An access
 * token that is needed and over is renewed once more, for this alone: it is kept nowhere, and if that fails, the server judges the
 * old one.
 */
export async function dismiss(
  state: SessionState,
  { access, refresh }: DismissalNeeds,
): Promise<Partial<StoredTokens> | undefined> {
  const { life, refreshing, settings } = state;
  const { tokens } = life;
  const isDue = (known: Judged): boolean => access && usableToken(known) === undefined && canRefresh(known);
  // A refresh under way has sent the refresh token already: its answer is waited for, instead of sending the token twice.
  const answer = refresh || isDue(state) ? refreshing?.answer : undefined;
  if (answer !== undefined) dropRefresh(state);
  let newest: Judged = { life, settings };
  // As it is now: once this session has ended, it takes note of what others do without a word.
  let { seen } = state.mirror;
  // A write of ours that is under way comes first: then the store has had this sign-in.
  void state.mirror.writes.then(() => {
    if (state.mirror.seen?.signIn === tokens?.signIn) seen = state.mirror.seen;
  });
  const troubles: SessionEvent[] = [];
  const look = async (): Promise<void> => {
    newest = { life: await newestLife(state, life, seen, troubles), settings };
  };
  await end(state, answer === undefined ? look : undefined);
  for (const event of troubles) announce(state.listeners, event);
  const known = newest.life.tokens;
  if (answer === undefined && !isDue(newest)) return known ?? tokens;
  try {
    return await renewed(state, known, answer);
  } catch (error) {
    if (access && known?.accessToken === undefined) throw renewalError(newest, error);
    return known;
  }
}

/**
 * What another holder has made of this sign-in by now: its newer tokens, or nothing where it has ended it. The refresh token that
 * is known here has been spent by that, and must not be presented again.
 */
async function newestLife(
  state: SessionState,
  life: Life,
  seen: StoredTokens | undefined,
  troubles: SessionEvent[],
): Promise<Life> {
  const { tokens } = life;
  const { mirror } = state;
  if (tokens === undefined) return life;
  const read = await readStore(state);
  troubles.push(...read.events);
  if (read.found === undefined) return life;
  const found = read.found.tokens;
  if (found?.signIn === tokens.signIn) return found.edition > tokens.edition ? lifeWith(found) : life;
  // What the store has never had, or what a copy that lags behind does not show, is not over.
  const isOver = seen?.signIn === tokens.signIn && (found === undefined || !mirror.left.has(found.signIn));
  return isOver ? lifeWith(undefined) : life;
}

async function renewed(
  { settings }: SessionState,
  tokens: StoredTokens | undefined,
  answer: Promise<Tokens> | undefined,
): Promise<Partial<StoredTokens>> {
  const { refresh, timeout, now } = settings;
  const abort = new AbortController();
  const late = (): RefreshFailedError => {
    abort.abort();
    return new RefreshFailedError(say`The session was not renewed within ${timeout} ms`);
  };
  const asked = async () => refresh?.(tokens?.refreshToken ?? "", { signal: abort.signal, timeout, now });
  const brought = await waitFor(answer ?? asked(), { milliseconds: timeout, late });
  if (brought === undefined) return {};
  const { accessToken, refreshToken } = trimmedTokens(brought);
  const kept = textIn(refreshToken) ?? tokens?.refreshToken;
  return { accessToken, ...(kept !== undefined && { refreshToken: kept }) };
}
