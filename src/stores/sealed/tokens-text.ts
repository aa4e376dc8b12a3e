/** Tokens as the text that is kept: JSON, or sealed JSON. */
import { StoreError } from "../../errors.ts";
import { parseTokens } from "../parse-tokens.ts";
import type { StoredTokens } from "../store.ts";
import type { Sealer } from "./sealer.ts";

/** Writes tokens as text, and reads them. */
export interface TokensText {
  write(tokens: StoredTokens): Promise<string>;
  /** @throws StoreError if the text holds no tokens */
  read(text: string): Promise<StoredTokens>;
}

/** Tokens as text, sealed if there is a sealer. */
export function tokensText(place: string, sealer: Sealer | undefined): TokensText {
  return {
    async write(tokens) {
      const text = JSON.stringify(tokens);
      return sealer === undefined ? text : sealer.seal(text);
    },
    async read(text) {
      const opened = sealer === undefined ? text : await sealer.open(text);
      if (opened === undefined) throw unreadable(`cannot be opened with any of its secrets`);
      const tokens = parseTokens(opened);
      if (tokens === undefined) throw unreadable("does not hold a session's tokens");
      return tokens;
    },
  };

  function unreadable(why: string): StoreError {
    return new StoreError(`"${place}" ${why}: it is left as it is until the next sign-in`, { step: "read" });
  }
}
