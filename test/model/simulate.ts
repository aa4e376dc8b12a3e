/** One run: a world, what is begun in it, and what must hold whatever comes of it. */
import type { Session } from "../../src/session/session.ts";
import type { Tokens } from "../../src/session/tokens.ts";
import { createAuthorizationServer } from "./authorization-server.ts";
import { type Breakage, type Counts, createHolder, type Holder, type Route } from "./holder.ts";
import { createRandom } from "./random.ts";
import { judgeRecovery } from "./recovery.ts";
import { drawScenario, drawUnrulyScenario, isSignOutFinal } from "./scenario.ts";
import type { World } from "./world.ts";
import { createSharedPlace, type SharedPlace } from "./shared-place.ts";
import { inVirtualTime, type VirtualTime } from "./virtual-time.ts";

/** What a run came to. */
export interface Outcome extends Counts {
  /** Refresh tokens that were exchanged. */
  readonly refreshes: number;
  /** Each begins with the number of the invariant, if it is one of the five. */
  readonly violations: readonly string[];
}

/** How long everything may take to settle after the last thing was begun: no wait is longer than some time limits. */
const SETTLED_AFTER = 3_600_000;

/** What is played, and who is told of it. */
export interface Play {
  /** The place that all share lags, repeats, reorders and fails. */
  readonly isUnruly?: boolean;
  readonly breakage?: Breakage;
  readonly tell?: (line: string) => void;
}

/** Runs the world of a seed. */
export function simulate(seed: number, { tell, ...play }: Play = {}): Promise<Outcome> {
  return inVirtualTime((time) => {
    const begin = time.now;
    const trace = (what: string) => tell?.(`${((time.now - begin) / 1000).toFixed(3).padStart(9)}  ${what}`);
    return run(seed, play, time, trace);
  });
}

/** What has been begun so far. */
interface Progress {
  readonly counts: Counts;
  /** How often something was begun, and how often it has settled. */
  begun: number;
  settled: number;
  users: number;
  /** Sign-ins that are not in the store yet. */
  signingIn: number;
  /** Whether the last that anybody did about it was to sign out, and that is done. */
  isSignedOut: boolean;
}

async function run(
  seed: number,
  { isUnruly = false, breakage = {} }: Play,
  time: VirtualTime,
  trace: World["trace"],
): Promise<Outcome> {
  const random = createRandom(seed);
  const scenario = (isUnruly ? drawUnrulyScenario : drawScenario)(random);
  const { lifetime, grace } = scenario;
  const violations: string[] = [];
  const server = createAuthorizationServer({ now: () => time.now, lifetime, grace });
  const report = (violation: string) => {
    violations.push(violation);
    trace(`!! ${violation}`);
  };
  const world: World = { time, random, scenario, server, report, trace };
  trace(JSON.stringify(scenario));
  const place = createSharedPlace(world, scenario.place);
  const progress: Progress = {
    counts: { calls: 0, requests: 0 },
    begun: 0,
    settled: 0,
    users: 1,
    signingIn: 0,
    isSignedOut: false,
  };
  const first = createHolder(world, place, breakage, progress.counts);
  begin(progress, first.session.start(server.signIn(1)));
  await time.runUntil(time.now + 1000);
  const others = Array.from({ length: scenario.holders - 1 }, () =>
    createHolder(world, place, breakage, progress.counts),
  );
  const holders: readonly [Holder, ...Holder[]] = [first, ...others];
  const start = time.now;
  for (let action = 0; action < scenario.actions; action++) {
    time.after(random.between(0, scenario.duration), () => act(random.pick(holders), world, place, progress));
  }
  await time.runUntil(start + scenario.duration + SETTLED_AFTER);
  if (isUnruly) await judgeRecovery(holders, progress.users + 1, place, world);
  if (progress.settled !== progress.begun)
    violations.push(`5: ${progress.begun - progress.settled} things never settled`);
  if (progress.isSignedOut && isSignOutFinal(scenario) && place.kept !== undefined) {
    violations.push("a sign-out was undone");
  }
  const refreshes = [...server.refreshTokens.values()].filter(({ successor }) => successor !== undefined).length;
  return { ...progress.counts, refreshes, violations };
}

function begin(progress: Progress, promise: Promise<unknown>): void {
  progress.begun++;
  const settle = () => void progress.settled++;
  promise.then(settle, settle);
}

/** Begins one thing. */
function act(holder: Holder, world: World, place: SharedPlace, progress: Progress): void {
  const { random, server, trace } = world;
  const { session, number } = holder;
  const kind = random.next();
  if (kind < 0.66) return burst(holder, world, progress);
  if (kind < 0.76) return begin(progress, session.accessToken());
  if (kind < 0.86) return revoke(world, place);
  trace(`holder ${number} ${kind < 0.9 ? "signs out" : kind < 0.97 ? "signs in as another" : "starts again"}`);
  progress.isSignedOut = kind < 0.9 && progress.signingIn === 0;
  if (kind < 0.88) return begin(progress, session.end());
  if (kind < 0.9) return begin(progress, holder.signOut(random.chance(0.5)));
  if (kind < 0.97) {
    begin(progress, session.end());
    return signIn(session, server.signIn(++progress.users), progress);
  }
  const user = server.accessTokens.get(session["~credential"].held() ?? "")?.user ?? ++progress.users;
  signIn(session, server.signIn(user), progress);
}

function signIn(session: Session, tokens: Tokens, progress: Progress): void {
  progress.signingIn++;
  begin(
    progress,
    session.start(tokens).finally(() => void progress.signingIn--),
  );
}

/** Several calls at once, some of them given up. */
function burst({ number, call }: Holder, { random, time, trace }: World, progress: Progress): void {
  for (let count = random.pick([1, 1, 3, 10]); count > 0; count--) {
    const controller = new AbortController();
    const route = random.pick<Route>(["good", "good", "good", "forbidden", "admin"]);
    progress.counts.calls++;
    trace(`holder ${number} calls the ${route} route`);
    begin(progress, call(route, controller.signal));
    if (random.chance(0.1)) time.after(random.between(0, 2000), () => controller.abort(new Error("Enough")));
  }
}

/** The server revokes the access token that is in use. */
function revoke({ server, trace }: World, { kept }: SharedPlace): void {
  trace(`${kept?.accessToken} is revoked`);
  const token = server.accessTokens.get(kept?.accessToken ?? "");
  if (token !== undefined) token.isRevoked = true;
}
