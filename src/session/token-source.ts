/** A session, as a client's calls see it. */
import type { TokenSource } from "../security/credential.ts";
import { absence, currentToken, judgeToken, obtainToken, openedState, replaceToken } from "./obtain.ts";
import { isSignedIn, type SessionState } from "./state.ts";
import { grantedScopes, stepUp } from "./step-up.ts";

/** The session's side of the contract with `authenticate`; `origin` where a document wires it. */
export function tokenSource(state: SessionState, origin: string | undefined): TokenSource {
  return {
    origin,
    held: () => state.tokens?.accessToken,
    get signOuts() {
      return state.signOuts;
    },
    opening: (signal) => openedState(state, signal),
    get hasTokens() {
      return isSignedIn(state);
    },
    current: () => currentToken(state),
    obtain: (asker) => obtainToken(state, asker),
    replace: (token, status, asker) => replaceToken(state, token, status, asker),
    judge: (token, isRefused) => judgeToken(state, token, isRefused),
    absence: () => absence(state),
    get scopes() {
      return grantedScopes(state);
    },
    stepUp: (scopes, asker) => stepUp(state, scopes, asker),
  };
}
