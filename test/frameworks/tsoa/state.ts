/** What the controllers share with the test: tsoa makes a controller for each request. */
import { createTokenBook, type TokenBook } from "../harness/tokens.ts";

export const state: { tokens: TokenBook; handled: unknown[] } = { tokens: createTokenBook(), handled: [] };
