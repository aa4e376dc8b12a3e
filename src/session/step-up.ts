/** More scopes than a session was granted: the application is asked for all of them together, once. */
import type { Asker } from "../security/credential.ts";
import { announce } from "./events.ts";
import { underLock } from "./lock.ts";
import { adoptNewer, hold, writeToStore } from "./mirror.ts";
import { storeAnswered } from "./refresh.ts";
import type { StoredTokens } from "../stores/store.ts";
import {
  type Holding,
  LOST_AFTER,
  type PendingRefresh,
  type PendingStepUp,
  renewedTokens,
  type SessionState,
} from "./state.ts";
import { supersedeRefresh } from "./supersede.ts";
import { grantedScopes, isToken, type Tokens, trimmedTokens } from "./tokens.ts";
import { waitFor } from "../waiting/wait.ts";

/** Asks the application for these scopes beside those that were granted; settles when it has answered. */
export function stepUp(state: SessionState, scopes: readonly string[], { signOuts }: Asker): Promise<void> {
  const { steppingUp } = state;
  if (steppingUp?.isAsked === true && !scopes.every((scope) => steppingUp.scopes.has(scope))) {
    // Another answer comes first; what it does not bring is asked for after it.
    return steppingUp.done
      .catch(() => undefined)
      .then(() => (state.signOuts === signOuts ? beginOrJoin(state, scopes).done : undefined));
  }
  return beginOrJoin(state, scopes).done;
}

function beginOrJoin(state: SessionState, scopes: readonly string[]): PendingStepUp {
  const { steppingUp } = state;
  if (steppingUp !== undefined) {
    if (!steppingUp.isAsked) for (const scope of scopes) steppingUp.scopes.add(scope);
    return steppingUp;
  }
  const begun: PendingStepUp = {
    scopes: new Set([...(grantedScopes(state) ?? []), ...scopes]),
    isAsked: false,
    abort: new AbortController(),
    // Not at once: calls of the same moment are asked for together.
    done: Promise.resolve().then(async () => askApplication(state, begun)),
  };
  state.steppingUp = begun;
  begun.done.catch(() => undefined); // Observed: every caller may have left.
  return begun;
}

async function askApplication(state: SessionState, pending: PendingStepUp): Promise<void> {
  const { settings, signOuts } = state;
  pending.isAsked = true;
  try {
    const scopes = [...pending.scopes];
    const { signal } = pending.abort;
    const cancelled = new Promise<undefined>((resolve) => {
      signal.addEventListener("abort", () => resolve(undefined), { once: true });
    });
    const isWorthless = () => signal.aborted || state.signOuts !== signOuts;
    // When the answer has become worthless, those who wait go on at once, whether or not it still comes.
    const brought = await Promise.race([settings.stepUp?.(scopes, { signal }), cancelled]);
    if (isWorthless()) return;
    const tokens = brought && trimmedTokens(brought);
    if (!isToken(tokens?.accessToken)) throw new TypeError("stepUp: `accessToken` is not a token");
    // A scope that is not told is the one that was asked for (RFC 6749, section 5.1).
    const granted = { ...tokens, scope: tokens.scope ?? scopes.join(" ") };
    await Promise.race([takeOver(state, granted, isWorthless), cancelled]);
  } finally {
    if (state.steppingUp === pending) state.steppingUp = undefined;
  }
}

/** Goes on with what a step-up has brought, in the order of all that share the store: after a refresh, never across it. */
async function takeOver(state: SessionState, granted: Tokens, isWorthless: () => boolean): Promise<void> {
  const { mirror, settings } = state;
  const milliseconds = settings.timeout * LOST_AFTER;
  await refreshIsOver(state, state.refreshing);
  // Our own writes may need the lock: they come first.
  await waitFor(mirror.writes, { milliseconds });
  const work = async (isAlone: boolean): Promise<void> => {
    // What has ended the session waits for this lock itself.
    if (isWorthless()) return;
    if (isAlone) mirror.hasLock = true;
    try {
      if (await isStillGood(state, isAlone, isWorthless)) await holdAndStore(state, granted);
    } finally {
      // A sign-out meanwhile has relied on this lock.
      if (isAlone) await storeAnswered(state);
      if (isAlone) mirror.hasLock = false;
    }
  };
  await underLock(settings, work, { milliseconds });
}

/** Reads what other holders have stored until no refresh comes in between; says whether the user is still the same. */
async function isStillGood(state: SessionState, isAlone: boolean, isWorthless: () => boolean): Promise<boolean> {
  let awaited: PendingRefresh | undefined;
  while (!isWorthless()) {
    for (const event of await adoptNewer(state)) announce(state.listeners, event);
    // With the lock in our hands, a refresh has yet to read the store.
    const { refreshing } = state;
    if (isAlone || refreshing === undefined || refreshing === awaited) return !isWorthless();
    awaited = refreshing;
    await refreshIsOver(state, awaited);
  }
  return false;
}

/** Waits for the refresh under way: its refresh token is spent, so that what it brings must be kept. */
async function refreshIsOver({ settings }: SessionState, refreshing: PendingRefresh | undefined): Promise<void> {
  const result = refreshing?.result.catch(() => undefined);
  if (result !== undefined) await waitFor(result, { milliseconds: settings.timeout * LOST_AFTER });
}

async function holdAndStore(state: SessionState, granted: Tokens): Promise<void> {
  const next = renewedTokens(state, granted);
  hold(state, next, whatStaysKnown(state, next));
  state.steppedUp = { signOuts: state.signOuts, scopes: grantedScopes(state) ?? [] };
  // One that has taken too long, or has yet to begin, is not waited for any more.
  supersedeRefresh(state);
  const failure = writeToStore(state, next);
  announce(state.listeners, { type: "refreshed" });
  const error = await failure;
  if (error !== undefined) announce(state.listeners, { type: "failed", error });
}

/** A refresh token that stays is no better than before. A cookie may be a new one: no script sees it. */
function whatStaysKnown({ life, settings }: SessionState, next: StoredTokens): Partial<Holding> {
  if (settings.needs === "cookie" || next.refreshToken !== life.tokens?.refreshToken) return {};
  const { rejection, isAnswerLost } = life;
  return { ...(rejection !== undefined && { rejection }), ...(isAnswerLost === true && { isAnswerLost }) };
}
