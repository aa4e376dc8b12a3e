import type { RenewableCredential, TokenSource } from "../../src/security/credential.ts";
import { sessionCalls } from "../../src/security/session-token.ts";

/** What a test's session says of itself; everything else is as of one that is signed in with `token-1`. */
export type Script = { -readonly [Key in keyof TokenSource]?: TokenSource[Key] };

/** A session by script, and what it was asked. */
export interface ScriptedSession extends RenewableCredential {
  readonly asked: string[];
}

/** A session that does as a test says. */
export function scriptedSession(script: Script = {}): ScriptedSession {
  const asked: string[] = [];
  const source: TokenSource = {
    calls: sessionCalls,
    signOuts: 0,
    opening: () => undefined,
    hasTokens: true,
    held: () => "token-1",
    current: () => "token-1",
    obtain: () => Promise.resolve("token-1"),
    replace: () => undefined,
    judge: () => undefined,
    absence: () => new Error("signed out"),
    dismiss: () => Promise.resolve({ accessToken: "token-1" }),
    scopes: undefined,
    checksScopes: false,
    canStepUp: false,
    stepUp: () => Promise.resolve(),
    ...script,
  };
  const noted = new Proxy(source, {
    get(target, key: keyof TokenSource) {
      asked.push(key);
      return target[key];
    },
  });
  return { "~credential": noted, asked };
}
