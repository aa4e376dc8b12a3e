import type { StoredTokens } from "./store.ts";

/** The tokens that a text holds, or nothing; whether they can be used is the session's to judge. */
export function parseTokens(text: string): StoredTokens | undefined {
  try {
    const tokens: unknown = JSON.parse(text);
    return typeof tokens === "object" && tokens !== null ? (tokens as StoredTokens) : undefined;
  } catch {
    return undefined; // The fault itself quotes the text.
  }
}
