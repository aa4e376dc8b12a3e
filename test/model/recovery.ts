/** What must follow a bad time: once the place is in order again, one sign-in serves everybody. */
import type { Holder } from "./holder.ts";
import type { SharedPlace } from "./shared-place.ts";
import type { World } from "./world.ts";

/** Milliseconds between two calls: longer than most pauses of a session. */
const BETWEEN = 120_000;
/** How many calls each holder makes at the most: the servers still fail now and then. */
const CALLS = 40;

/** Puts the place in order, signs in at one holder, and reports every other that does not come to have a call answered. */
export async function judgeRecovery(
  holders: readonly [Holder, ...Holder[]],
  user: number,
  place: SharedPlace,
  { time, random, server, trace, report }: World,
): Promise<void> {
  place.mend();
  const { session, number } = random.pick(holders);
  trace(`the place is in order again, and holder ${number} signs in`);
  time.after(0, () => void session.start(server.signIn(user)));
  const good = new Set<Holder>();
  for (let round = 0; round < CALLS && good.size < holders.length; round++) {
    for (const holder of holders) {
      if (good.has(holder)) continue;
      const call = () => holder.call("good", new AbortController().signal);
      time.after(1000, () => void call().then((status) => status === 200 && good.add(holder)));
    }
    const next = time.now + BETWEEN;
    time.after(BETWEEN, () => undefined);
    await time.runUntil(next);
  }
  const { kept } = place;
  const family = server.refreshTokens.get(kept?.refreshToken ?? "")?.family;
  if (kept === undefined || family === undefined || family.isRevoked) return;
  for (const holder of holders.filter((one) => !good.has(one)))
    report(`7: holder ${holder.number} is ${holder.session.status}, though the place has ${kept.accessToken}`);
}
