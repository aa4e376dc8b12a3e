import { RefreshFailedError } from "../errors.ts";
import type { StoredTokens } from "../stores/store.ts";
import { waitFor } from "../waiting/wait.ts";
import { renewalError } from "./setback.ts";
import { end } from "./start-end.ts";
import { canRefresh, type SessionState, usableToken } from "./state.ts";
import { dropRefresh } from "./supersede.ts";
import { type Tokens, trimmedTokens } from "./tokens.ts";

/**
 * Ends the session, and resolves to the tokens that its server can be told with.
 *
 * They are forgotten here at once. An access token that is needed and over is renewed once more, for this alone: it is kept
 * nowhere, and if that fails, the server judges the old one.
 */
export async function dismiss(state: SessionState, needsAccess: boolean): Promise<Partial<StoredTokens> | undefined> {
  const { life, refreshing } = state;
  const { tokens } = life;
  const isRenewed = needsAccess && usableToken(state) === undefined && canRefresh(state);
  // A refresh under way has sent the refresh token already: its answer is waited for, instead of sending the token twice.
  const answer = isRenewed ? refreshing?.answer : undefined;
  if (answer !== undefined) dropRefresh(state);
  await end(state);
  if (!isRenewed) return tokens;
  try {
    return await renewed(state, tokens, answer);
  } catch (error) {
    if (tokens?.accessToken === undefined) throw renewalError({ life, settings: state.settings }, error);
    return tokens;
  }
}

async function renewed(
  { settings }: SessionState,
  tokens: StoredTokens | undefined,
  answer: Promise<Tokens> | undefined,
): Promise<Partial<StoredTokens>> {
  const { refresh, timeout, now } = settings;
  const abort = new AbortController();
  const late = (): RefreshFailedError => {
    abort.abort();
    return new RefreshFailedError(`The session was not renewed within ${timeout} ms`);
  };
  const asked = async () => refresh?.(tokens?.refreshToken ?? "", { signal: abort.signal, timeout, now });
  const brought = await waitFor(answer ?? asked(), { milliseconds: timeout, late });
  if (brought === undefined) return {};
  const { accessToken, refreshToken } = trimmedTokens(brought);
  return { ...tokens, accessToken, ...(typeof refreshToken === "string" && refreshToken !== "" && { refreshToken }) };
}
