import { expect, test } from "vitest";
import { callsOf, skippingClock } from "../../../bench/holders/calls.ts";
import { type Asked, playScene } from "../../../bench/holders/circle.ts";
import { callWith, type Client, type Kept, lifetime, renew, singleFlight } from "../../../bench/holders/contender.ts";
import { startTokenServer } from "../../processes/token-server.ts";

/** Holders over one variable; with `isShared` they share their renewal too. */
function holdersOver(url: string, { isShared }: { isShared: boolean }) {
  const place: { kept?: Kept } = {};
  const holder = (flight: typeof singleFlight) => {
    const clock = skippingClock();
    const write = async (tokens: { accessToken: string; refreshToken: string }) => {
      place.kept = { ...tokens, expiresAt: clock.now() + lifetime * 1000 };
    };
    const renewed = flight(async () => write(await renew(url, place.kept?.refreshToken ?? "")));
    const client: Client = {
      start: write,
      async call() {
        if ((place.kept?.expiresAt ?? 0) <= clock.now()) await renewed();
        return callWith(url, place.kept?.accessToken ?? "");
      },
    };
    return async (asked: Asked): Promise<number> => {
      if ("calls" in asked) return callsOf(client, asked.calls);
      if ("skip" in asked) clock.skip(asked.skip);
      else await client.start(asked.start);
      return 0;
    };
  };
  let one: (() => Promise<unknown>) | undefined;
  const shared: typeof singleFlight = (work) => (one ??= singleFlight(work)) as () => ReturnType<typeof work>;
  const flight = isShared ? shared : singleFlight;
  return { holders: [holder(flight), holder(flight)], [Symbol.asyncDispose]: async () => undefined };
}

test("holders that share a renewal refresh once an expiry and lose nothing", async () => {
  await using server = await startTokenServer();
  const tally = await playScene(holdersOver(server.url, { isShared: true }), server, 2);
  expect(tally).toEqual({ holders: 2, calls: 20, expiries: 2, refreshes: 2, errors: 0, lost: 0 });
});

test("holders that do not lose the session at each expiry, and each of their calls counts as an error", async () => {
  await using server = await startTokenServer();
  const tally = await playScene(holdersOver(server.url, { isShared: false }), server, 2);
  expect(tally).toEqual({ holders: 2, calls: 20, expiries: 2, refreshes: 2, errors: 20, lost: 2 });
});
