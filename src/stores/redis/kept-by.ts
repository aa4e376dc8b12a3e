/** Tokens as they are kept in Redis, with the holder that wrote them. */
import type { TokensText } from "../sealed/tokens-text.ts";
import type { StoredTokens } from "../store.ts";

/** Writes and reads what is kept under a session's key. */
export interface KeptText {
  write(tokens: StoredTokens): Promise<string>;
  /** @throws StoreError if it holds no tokens */
  read(kept: string | undefined): Promise<StoredTokens | undefined>;
  /** Whether this holder has written it. */
  isOwn(kept: string): boolean;
}

/** The text, after the holder's name and a dot. */
export function keptBy(holder: string, text: TokensText): KeptText {
  return {
    write: async (tokens) => `${holder}.${await text.write(tokens)}`,
    read: async (kept) => (kept === undefined ? undefined : text.read(kept.slice(kept.indexOf(".") + 1))),
    isOwn: (kept) => kept.startsWith(`${holder}.`),
  };
}
