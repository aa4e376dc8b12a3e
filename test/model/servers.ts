/** What happens between a holder and the two servers: latencies, lost answers, refusals. */
import { OfflineError, RefreshFailedError, RefreshRejectedError } from "../../src/errors.ts";
import type { Refresh, StepUp } from "../../src/session/refresh-function.ts";
import type { Presentation } from "./authorization-server.ts";
import { isCoordinated } from "./scenario.ts";
import type { Door } from "./shared-place.ts";
import type { World } from "./world.ts";

/** The time limit of every session. */
export const LIMIT = 10_000;
/** Milliseconds after which a presentation without an answer counts as lost. */
const LOST = LIMIT * 3;

type Fate = "answered" | "busy" | "offline" | "lost before" | "lost after" | "silent" | "late";

/** The refresh function of a holder. */
export function refreshThrough(world: World, door: Door): Refresh {
  const { time, random, scenario, server, trace } = world;
  return async (name, { signal }) => {
    const fate: Fate = random.chance(scenario.refreshFaults)
      ? random.pick(["busy", "offline", "lost before", "lost after", "silent", "late"])
      : "answered";
    const half = () => time.pass(random.between(0, fate === "late" ? 12_000 : 400));
    if (fate === "offline") throw new OfflineError("The device is offline", { phase: "first" });
    const presentation = present(name, door, world);
    trace(`holder ${door.number} presents ${name}, which will be ${fate}`);
    signal.addEventListener("abort", () => void (presentation.state = "void"), { once: true });
    await half();
    const tokens = fate === "busy" || fate === "lost before" ? undefined : server.exchange(name);
    await half();
    if (fate === "silent") await new Promise(() => undefined);
    const isAnswer = fate === "answered" || fate === "late";
    presentation.state = isAnswer && presentation.state !== "void" ? "answered" : "void";
    if (fate === "busy") throw new RefreshFailedError("503", { retryAfter: random.pick([undefined, 5000]) });
    if (!isAnswer) throw new TypeError("fetch failed");
    trace(`${name} is answered with ${tokens?.accessToken ?? "a rejection"}`);
    if (tokens === undefined) throw new RefreshRejectedError();
    return tokens;
  };
}

/** The step-up function of a holder: a user who takes their time, and may decline. */
export function stepUpThrough(
  { time, random, scenario, server, trace }: World,
  held: () => string | undefined,
): StepUp {
  return async (scopes) => {
    const holder = held() ?? "";
    trace(`${holder} is asked for ${scopes.join(" ")}`);
    await time.pass(random.between(0, random.chance(0.2) ? 20_000 : 1000));
    const tokens = random.chance(scenario.refreshFaults) ? undefined : server.stepUp(holder, random.chance(0.5));
    if (tokens === undefined) throw new Error("Declined");
    trace(`${holder} is stepped up to ${tokens.accessToken}`);
    return { ...tokens, scope: scopes.join(" ") };
  };
}

/** Notes that a refresh token is presented, and whether it may be. */
function present(name: string, { gaveUpAt }: Door, { time, server, scenario, report }: World): Presentation {
  // What goes on without the lock may first wait one time limit for its own write.
  const isInTurn = time.now - gaveUpAt > LIMIT + 1000;
  const presentation: Presentation = { at: time.now, state: "under way", isInTurn };
  const token = server.refreshTokens.get(name);
  if (token === undefined) return presentation;
  const { accessToken, family, presentations } = token;
  const { issuedAt, lifetime, isRefused } = accessToken;
  const isDue = time.now - issuedAt >= (lifetime - Math.min(120, lifetime / 2)) * 1000;
  if (!isRefused && !isDue && !family.hasSteppedUp)
    report(`1: ${name} is presented though its access token is neither refused nor due`);
  // Who goes on without the lock, after three time limits, may find its tokens overwritten by the slow write of the holder that has
  // it: `set` does not compare. What was presented out of turn may be presented again for that reason.
  const isAgain =
    presentations.length > 0 &&
    presentations.every((former) => former.isInTurn && former.state !== "void" && time.now - former.at < LOST);
  if (isAgain && isInTurn && isCoordinated(scenario)) report(`2: ${name} is presented again though no answer was lost`);
  presentations.push(presentation);
  return presentation;
}
