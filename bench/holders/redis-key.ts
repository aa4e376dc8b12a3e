import { createClient } from "redis";
import { callWith, type Kept, lifetime, type Open, type Pair, renew, singleFlight } from "./contender.ts";

/** The tokens under one key, without a lock: whoever finds that they have expired renews them. */
export const open: Open = async (url, place, now) => {
  const redis = createClient({ url: place });
  await redis.connect();
  const write = (tokens: Pair) =>
    redis.set("acme:tokens", JSON.stringify({ ...tokens, expiresAt: now() + lifetime * 1000 }));
  const token = singleFlight(async () => {
    const kept: Kept = JSON.parse((await redis.get("acme:tokens")) ?? "null");
    if (kept.expiresAt > now()) return kept.accessToken;
    const tokens = await renew(url, kept.refreshToken);
    await write(tokens);
    return tokens.accessToken;
  });
  return { start: write, call: async () => callWith(url, await token()) };
};
