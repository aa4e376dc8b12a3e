/** Holders of one session, and the scene that they play. */
import { setTimeout as pass } from "node:timers/promises";
import type { TokenServer } from "../../test/processes/token-server.ts";
import { lifetime, type Pair } from "./contender.ts";

/** What a holder is asked: it answers with the number of calls that failed. */
export type Asked = { readonly start: Pair } | { readonly skip: number } | { readonly calls: number };

/** Those who share one session. */
export interface Circle extends AsyncDisposable {
  readonly holders: readonly ((asked: Asked) => Promise<number>)[];
}

/** What came of a scene. */
export interface Tally {
  readonly holders: number;
  readonly calls: number;
  readonly expiries: number;
  readonly refreshes: number;
  /** Calls that were not answered with 200. */
  readonly errors: number;
  /** How often the server saw a used refresh token and ended the session. */
  readonly lost: number;
}

/** Calls that each holder makes at once after each expiry. */
const callsEach = 5;

/** Milliseconds that the server takes for a refresh. */
const REFRESH_TAKES = 100;

/** The token expires so often, and everybody calls at once; whoever loses the session signs in again. */
export async function playScene({ holders }: Circle, server: TokenServer, expiries: number): Promise<Tally> {
  const all = async (asked: Asked) =>
    (await Promise.all(holders.map((ask) => ask(asked)))).reduce((sum, errors) => sum + errors, 0);
  const signIn = () => holders[0]?.({ start: server.signIn() });
  const before = { ...server.counts };
  let [errors, lost] = [0, 0];
  await signIn();
  for (let expiry = 0; expiry < expiries; expiry++) {
    const { reuses } = server.counts;
    server.expire();
    await all({ skip: lifetime + 1 });
    const release = server.holdAnswers();
    const calling = all({ calls: callsEach });
    await pass(REFRESH_TAKES);
    release();
    errors += await calling;
    if (server.counts.reuses === reuses) continue;
    lost++;
    await signIn();
  }
  const refreshes = server.counts.refreshes - before.refreshes;
  return { holders: holders.length, calls: holders.length * callsEach * expiries, expiries, refreshes, errors, lost };
}
