/** Faults that come from outside of a session, told without its tokens: refresh functions and stores quote what they were given. */
import { redacted, withoutSecrets } from "../security/redaction.ts";
import type { StoredTokens } from "../stores/store.ts";

/** The fault itself, or a copy where it shows one of the tokens. */
export function toldFault(fault: unknown, tokens: StoredTokens | undefined): unknown {
  return withoutSecrets(fault, tokenTexts(tokens));
}

/** What a fault says, without the tokens. */
export function toldMessage(message: string, tokens: StoredTokens | undefined): string {
  return redacted(message, tokenTexts(tokens));
}

function tokenTexts({ accessToken, refreshToken }: Partial<StoredTokens> = {}): string[] {
  return [accessToken, refreshToken].filter((token) => token !== undefined);
}
