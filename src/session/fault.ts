/** Faults that come from outside of a session, told without its tokens: refresh functions and stores quote what they were given. */
import { redacted, withoutSecrets } from "../security/redaction.ts";
import type { StoredTokens } from "../stores/store.ts";

/** The tokens that no fault shows. */
type Secrets = Pick<StoredTokens, "accessToken" | "refreshToken">;

/** The fault itself, or a copy where it shows one of the tokens. */
export function toldFault(fault: unknown, ...tokens: readonly (Secrets | undefined)[]): unknown {
  return withoutSecrets(fault, tokens.flatMap(tokenTexts));
}

/** What a fault says, without the tokens. */
export function toldMessage(message: string, tokens: Secrets | undefined): string {
  return redacted(message, tokenTexts(tokens));
}

function tokenTexts({ accessToken, refreshToken }: Secrets = {}): string[] {
  return [accessToken, refreshToken].filter((token) => token !== undefined);
}
