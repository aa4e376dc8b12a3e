import { callsOf, skippingClock } from "./calls.ts";
import type { Circle } from "./circle.ts";
import type { Client } from "./contender.ts";

/** The cookies of one browser. */
export type Jar = Map<string, string>;

/** Opens the client of one request: where the API is, the cookies that came with the request, those of its answer, and the clock. */
export type OpenRequest = (url: string, came: ReadonlyMap<string, string>, answered: Jar, now: () => number) => Client;

/** Requests of one user at one server, each with a client of the contender; the browser sends what it has when they begin. */
export async function openRequests(contender: string, count: number, url: string): Promise<Circle> {
  const { open }: { open: OpenRequest } = await import(new URL(`./requests/${contender}.ts`, import.meta.url).href);
  const clock = skippingClock();
  const jar: Jar = new Map();
  const request = async (work: (client: Client) => Promise<number>): Promise<number> => {
    const answered: Jar = new Map();
    const outcome = await work(open(url, new Map(jar), answered, clock.now));
    for (const [name, value] of answered) jar.set(name, value);
    return outcome;
  };
  const skips = (holder: number, seconds: number) => (holder === 0 ? clock.skip(seconds) : undefined);
  return {
    holders: Array.from({ length: count }, (_, holder) => async (asked) => {
      if ("calls" in asked) return request((client) => callsOf(client, asked.calls));
      if ("skip" in asked)
        skips(holder, asked.skip); // They have one clock.
      else await request(async (client) => (await client.start(asked.start), 0));
      return 0;
    }),
    [Symbol.asyncDispose]: async () => undefined,
  };
}
