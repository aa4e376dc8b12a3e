import { callWith, type Kept, lifetime, type Open, type Pair, renew, singleFlight } from "../contender.ts";

/** The usual twenty lines: the tokens in localStorage, and a message to the other tabs. */
export const open: Open = (url, place, now) => {
  const channel = new BroadcastChannel(place);
  let kept: Kept | undefined = JSON.parse(localStorage.getItem(place) ?? "null") ?? undefined;
  channel.addEventListener("message", ({ data }: MessageEvent<Kept>) => {
    kept = data;
  });
  const write = async (tokens: Pair) => {
    kept = { ...tokens, expiresAt: now() + lifetime * 1000 };
    localStorage.setItem(place, JSON.stringify(kept));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel takes none
    channel.postMessage(kept);
  };
  const token = singleFlight(async () => {
    if (kept === undefined) throw new Error("Nobody is signed in");
    if (kept.expiresAt <= now()) await write(await renew(url, kept.refreshToken));
    return kept.accessToken;
  });
  return { start: write, call: async () => callWith(url, await token()) };
};
