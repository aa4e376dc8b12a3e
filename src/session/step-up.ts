/** More scopes than a session was granted: the application is asked for all of them together, once. */
import type { Asker } from "../security/credential.ts";
import { replace } from "./keep.ts";
import { overrule } from "./overtake.ts";
import { persist } from "./start-end.ts";
import type { Climb, SessionState } from "./state.ts";
import { isToken, storedTokens } from "./tokens.ts";

/** The scopes of the session's token, where they are known (RFC 6749, section 3.3). */
export function grantedScopes({ tokens }: SessionState): readonly string[] | undefined {
  return tokens?.scope?.split(" ").filter((scope) => scope !== "");
}

/** Settles when the session has been asked to have these scopes; nothing, at once, where there is nobody to ask. */
export function stepUp(state: SessionState, scopes: readonly string[], { signOuts }: Asker): Promise<void> | undefined {
  if (state.settings.stepUp === undefined) return undefined;
  const { climb } = state;
  if (climb?.isAsked === true && !scopes.every((scope) => climb.scopes.has(scope))) {
    // Another answer comes first; what it does not bring is asked for after it.
    return climb.done
      .catch(() => undefined)
      .then(() => (state.signOuts === signOuts ? beginOrJoin(state, scopes).done : undefined));
  }
  return beginOrJoin(state, scopes).done;
}

function beginOrJoin(state: SessionState, scopes: readonly string[]): Climb {
  const { climb } = state;
  if (climb !== undefined) {
    if (!climb.isAsked) for (const scope of scopes) climb.scopes.add(scope);
    return climb;
  }
  const begun: Climb = {
    scopes: new Set([...(grantedScopes(state) ?? []), ...scopes]),
    isAsked: false,
    abort: new AbortController(),
    // Not at once: calls of the same moment are asked for together.
    done: Promise.resolve().then(async () => ask(state, begun)),
  };
  state.climb = begun;
  begun.done.catch(() => undefined); // Observed: a caller may have left.
  return begun;
}

async function ask(state: SessionState, climb: Climb): Promise<void> {
  const { settings, signOuts } = state;
  climb.isAsked = true;
  try {
    const scopes = [...climb.scopes];
    const { signal } = climb.abort;
    const overruled = new Promise<undefined>((resolve) => {
      signal.addEventListener("abort", () => resolve(undefined), { once: true });
    });
    // Whoever waits goes on at once when the answer has become worthless, whether or not it still comes.
    const tokens = await Promise.race([settings.stepUp?.(scopes, { signal }), overruled]);
    if (signal.aborted || state.signOuts !== signOuts) return;
    if (!isToken(tokens?.accessToken)) throw new TypeError("stepUp: `accessToken` is not a token");
    // A scope that is not told is the one that was asked for (RFC 6749, section 5.1).
    const granted = { ...tokens, scope: tokens.scope ?? scopes.join(" ") };
    replace(state, storedTokens(granted, settings.now(), state.tokens));
    overrule(state);
    await persist(state, { type: "refreshed" });
  } finally {
    if (state.climb === climb) state.climb = undefined;
  }
}
