/** More scopes than a session was granted: the application is asked for all of them together, once. */
import type { Asker } from "../security/credential.ts";
import { hold } from "./mirror.ts";
import { persist } from "./start-end.ts";
import { type PendingStepUp, renewedTokens, type SessionState } from "./state.ts";
import { cancelRefresh } from "./supersede.ts";
import { grantedScopes, isToken, trimmedTokens } from "./tokens.ts";

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
    // When the answer has become worthless, those who wait go on at once, whether or not it still comes.
    const brought = await Promise.race([settings.stepUp?.(scopes, { signal }), cancelled]);
    if (signal.aborted || state.signOuts !== signOuts) return;
    const tokens = brought && trimmedTokens(brought);
    if (!isToken(tokens?.accessToken)) throw new TypeError("stepUp: `accessToken` is not a token");
    // A scope that is not told is the one that was asked for (RFC 6749, section 5.1).
    const granted = { ...tokens, scope: tokens.scope ?? scopes.join(" ") };
    hold(state, renewedTokens(state, granted));
    state.steppedUp = { signOuts, scopes: grantedScopes(state) ?? [] };
    cancelRefresh(state);
    await persist(state, [{ type: "refreshed" }]);
  } finally {
    if (state.steppingUp === pending) state.steppingUp = undefined;
  }
}
