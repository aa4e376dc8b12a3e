/** The question to the authorization server, and how long its answer is waited for. */
import { OfflineError, RefreshFailedError, TimeoutError } from "../errors.ts";
import { fateOf } from "./lost-answer.ts";
import { LOST_AFTER, type PendingRefresh, type SessionState } from "./state.ts";
import { isToken, type Tokens, trimmedTokens } from "./tokens.ts";
import { giveUp, patienceFor } from "./trouble.ts";
import { createInside } from "../waiting/inside.ts";
import { aborted, after, elapsed, waitFor } from "../waiting/wait.ts";
import { say } from "../say.ts";

/** Milliseconds before a lost answer is asked for again: servers that forgive a repeated token do so for ten seconds or more. */
const AGAIN_AFTER = 500;

/** Calls the refresh, a second time if its answer was lost or nothing was sent, until it counts as lost altogether. */
export async function askServer(
  state: SessionState,
  pending: PendingRefresh,
  refreshToken: string | undefined,
): Promise<Tokens> {
  const { refresh, timeout, now, isBroken } = state.settings;
  const { life } = state;
  const { signal } = pending.abort;
  const scopes = state.steppedUp?.signOuts === state.signOuts ? state.steppedUp.scopes : undefined;
  let isUnanswered = false;
  const cancel = after(timeout * LOST_AFTER, () => {
    if (isUnanswered) life.isAnswerLost = true;
    pending.abort.abort(new RefreshFailedError(say`The refresh got no answer in time and counts as lost`));
  });
  const worthless = aborted(signal);
  worthless.catch(() => undefined);
  const once = async (): Promise<Tokens> => {
    // A call from inside that asks this session for a token would wait for itself.
    const inside = (pending.inside = createInside());
    try {
      isUnanswered = true;
      return checkedTokens(
        await inside.run(async () => refresh?.(refreshToken ?? "", { signal, timeout, now, scopes })),
      );
    } finally {
      isUnanswered = false;
      pending.inside = undefined;
    }
  };
  const attempt = async (isSecond: boolean): Promise<Tokens> => {
    try {
      return await Promise.race([(pending.answer = once()), worthless]);
    } catch (error) {
      const fate = signal.aborted ? undefined : fateOf(error, isBroken);
      if (fate === "lost") life.isAnswerLost = true;
      if (fate === undefined || isSecond) throw error;
    }
    await Promise.race([elapsed(AGAIN_AFTER), worthless]);
    return attempt(true);
  };
  try {
    await assertNetwork(state, signal);
    return await attempt(false);
  } finally {
    cancel();
  }
}

/**
 * Nothing is sent, and no pause begins, where the device says that it has no network, or says nothing in time. Where it has hung
 * before, it is not asked for more than a moment, and the server tells.
 */
async function assertNetwork(state: SessionState, signal: AbortSignal): Promise<void> {
  const { online, timeout } = state.settings;
  const isHanging = state.hanging.has("online");
  const asked = (async () => ({ isOnline: await online() }))();
  const answer = await waitFor(asked, { signal, milliseconds: patienceFor(state, "online") });
  if (answer !== undefined) {
    state.hanging.delete("online");
    if (answer.isOnline) return;
    throw new OfflineError(say`The device is offline; the session was not renewed`, { phase: "session" });
  }
  giveUp(state, "online", asked);
  if (isHanging) return;
  const cause = new TimeoutError(say`\`online\` did not answer within ${timeout} ms`, { phase: "session" });
  throw new RefreshFailedError(say`Nobody could say whether there is a network`, { cause });
}

/** The tokens as they are kept; throws for one that no call could ever be sent with. */
function checkedTokens(brought: Tokens | undefined): Tokens {
  const tokens = trimmedTokens(brought);
  if (isToken(tokens.accessToken)) return tokens;
  throw new RefreshFailedError(
    tokens.accessToken
      ? say`The refresh brought an access token that no header can carry`
      : say`The refresh brought no access token`,
  );
}
