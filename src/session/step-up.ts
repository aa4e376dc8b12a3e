/** More scopes than a session was granted: the application is asked for all of them together, once. */
import { RefreshFailedError } from "../errors.ts";
import type { Asker } from "../security/credential.ts";
import { announce, type SessionEvent } from "./events.ts";
import { asHost, lendWhile, underLock } from "./lock.ts";
import { adoptNewer, hold, whatStaysKnown } from "./mirror.ts";
import { LOST_AFTER, type PendingRefresh, type PendingStepUp, renewedTokens, type SessionState } from "./state.ts";
import { supersedeRefresh } from "./supersede.ts";
import { grantedScopes, isToken, type Tokens, trimmedTokens } from "./tokens.ts";
import { createInside } from "../waiting/inside.ts";
import { waitFor } from "../waiting/wait.ts";
import { storeAnswered, writeToStore } from "./write-store.ts";
import { say } from "../say.ts";

/** Asks the application for these scopes beside those that were granted; settles when it has answered. */
export function stepUp(state: SessionState, scopes: readonly string[], { signOuts }: Asker): Promise<void> {
  const { steppingUp } = state;
  if (steppingUp?.inside.isHere === true) {
    const what = say`The session's \`stepUp\` makes a call that needs the scopes which it is to bring: give it a client without this session`;
    return Promise.reject(new RefreshFailedError(what));
  }
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
    inside: createInside(),
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
    const answer = pending.inside.run(async () => settings.stepUp?.(scopes, { signal }));
    const brought = await Promise.race([answer, cancelled]);
    if (isWorthless()) return;
    const tokens = brought && trimmedTokens(brought);
    if (!isToken(tokens?.accessToken)) throw new TypeError(say`stepUp: \`accessToken\` is not a token`);
    // A scope that is not told is the one that was asked for (RFC 6749, section 5.1).
    const granted = { ...tokens, scope: tokens.scope ?? scopes.join(" ") };
    pending.handOver = (tell) => {
      pending.handOver = undefined;
      return holdAndStore(state, granted, tell);
    };
    await Promise.race([takeOver(state, pending, isWorthless), cancelled]);
  } finally {
    if (state.steppingUp === pending) state.steppingUp = undefined;
  }
}

/**
 * Goes on with what a step-up has brought, in the order of all that share the store: after a refresh, never across it. Settles
 * when the store has it, or was given up.
 */
async function takeOver(state: SessionState, pending: PendingStepUp, isWorthless: () => boolean): Promise<void> {
  const { mirror, settings } = state;
  await refreshIsOver(state, state.refreshing);
  // Our own writes may need the lock: they come first.
  await waitFor(mirror.writes, { milliseconds: settings.timeout * LOST_AFTER });
  const events: SessionEvent[] = [];
  let toldAt = state.signOuts;
  const tell = (event: SessionEvent) => {
    toldAt = state.signOuts;
    events.push(event);
  };
  const work = async (isOver: () => void, isAlone: boolean): Promise<void> => {
    // What has ended the session waits for this lock itself.
    if (isWorthless()) return;
    try {
      if (await isStillGood(state, isAlone, isWorthless, tell)) await pending.handOver?.(tell);
    } finally {
      isOver();
      // A sign-out meanwhile has relied on this lock.
      if (isAlone) await lendWhile(state, storeAnswered(state));
    }
  };
  await new Promise<void>((resolve, reject) => {
    const left = underLock(state, (isAlone) => asHost(state, isAlone, () => work(resolve, isAlone)));
    left.then(resolve, reject);
    const announceAll = () => {
      // After a sign-out they are about a session that has ended, as its listeners know.
      if (state.signOuts === toldAt) for (const event of events) announce(state.listeners, event);
    };
    left.then(announceAll, announceAll);
  });
}

/** Reads what other holders have stored until no refresh comes in between; says whether the user is still the same. */
async function isStillGood(
  state: SessionState,
  isAlone: boolean,
  isWorthless: () => boolean,
  tell: (event: SessionEvent) => void,
): Promise<boolean> {
  let awaited: PendingRefresh | undefined;
  while (!isWorthless()) {
    for (const event of await adoptNewer(state)) tell(event);
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

/** Goes on with the tokens, and writes them. Resolves to the access token. */
async function holdAndStore(
  state: SessionState,
  granted: Tokens,
  tell: (event: SessionEvent) => void,
): Promise<string | undefined> {
  const next = renewedTokens(state, granted);
  hold(state, next, whatStaysKnown(state, next));
  state.steppedUp = { signOuts: state.signOuts, scopes: grantedScopes(state) ?? [] };
  // One that has taken too long, or has yet to begin, is not waited for any more.
  supersedeRefresh(state);
  tell({ type: "refreshed" });
  const error = await writeToStore(state, next);
  if (error !== undefined) tell({ type: "failed", error });
  return next.accessToken;
}
