import { readFile, writeFile } from "node:fs/promises";
import { peerFile } from "../peers.ts";
import { callWith, type Kept, lifetime, type Open, type Pair, renew, singleFlight } from "./contender.ts";

/** As much of proper-lockfile as the usual cache needs. */
interface ProperLockfile {
  lock(file: string, options: object): Promise<() => Promise<void>>;
}

/** A file with the tokens, and proper-lockfile around the renewal; the file is read again under the lock. */
export const open: Open = async (url, place, now) => {
  const { default: lockfile }: { default: ProperLockfile } = await import(peerFile("proper-lockfile/index.js"));
  const read = async (): Promise<Kept> => JSON.parse(await readFile(place, "utf8"));
  const write = (tokens: Pair) =>
    writeFile(place, JSON.stringify({ ...tokens, expiresAt: now() + lifetime * 1000 }), { mode: 0o600 });
  const token = singleFlight(async () => {
    const kept = await read();
    if (kept.expiresAt > now()) return kept.accessToken;
    const release = await lockfile.lock(place, { retries: { retries: 10, minTimeout: 100 } });
    try {
      const found = await read();
      if (found.expiresAt > now()) return found.accessToken;
      const tokens = await renew(url, found.refreshToken);
      await write(tokens);
      return tokens.accessToken;
    } finally {
      await release();
    }
  });
  return { start: write, call: async () => callWith(url, await token()) };
};
