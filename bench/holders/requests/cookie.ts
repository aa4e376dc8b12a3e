import { callWith, type Kept, lifetime, type Pair, renew, singleFlight } from "../contender.ts";
import type { OpenRequest } from "../request-circle.ts";

/** The usual way: each request opens the cookie, refreshes if need be, and sets it again. Sealing it would change nothing here. */
export const open: OpenRequest = (url, came, answered, now) => {
  let kept: Kept | undefined = JSON.parse(came.get("session") ?? "null") ?? undefined;
  const write = (tokens: Pair) => {
    kept = { ...tokens, expiresAt: now() + lifetime * 1000 };
    answered.set("session", JSON.stringify(kept));
  };
  const token = singleFlight(async () => {
    if (kept === undefined) throw new Error("Nobody is signed in");
    if (kept.expiresAt <= now()) write(await renew(url, kept.refreshToken));
    return kept.accessToken;
  });
  return { start: async (tokens) => write(tokens), call: async () => callWith(url, await token()) };
};
