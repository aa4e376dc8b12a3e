/** One holder of the session, with its clients; every request that they send is judged here. */
import { LatchkeyError } from "../../src/errors.ts";
import type { Operation } from "../../src/operation/operation.ts";
import type { Attempt } from "../../src/middleware/attempt.ts";
import { authenticate } from "../../src/middleware/authenticate.ts";
import type { TrackedCall } from "../../src/middleware/call.ts";
import { isBrokenConnection } from "../../src/session/broken-connection.ts";
import { dismiss } from "../../src/session/dismiss.ts";
import { createWiredSession, type Session } from "../../src/session/session.ts";
import type { SessionOptions } from "../../src/session/session-options.ts";
import { stepUp } from "../../src/session/step-up.ts";
import type { TokenSource } from "../../src/security/credential.ts";
import { isCoordinated } from "./scenario.ts";
import { LIMIT, refreshThrough, stepUpThrough } from "./servers.ts";
import type { World } from "./world.ts";
import type { Door, SharedPlace } from "./shared-place.ts";
import type { Store } from "../../src/stores/store.ts";

/** How a run can be broken on purpose: each invariant must be seen to fail. */
export interface Breakage {
  readonly options?: SessionOptions;
  readonly store?: (store: Store) => Store;
  readonly source?: (source: TokenSource) => TokenSource;
  /** How a client makes a call. */
  readonly call?: (send: () => Promise<Response>) => Promise<Response>;
}

/** What a run can ask of a holder. */
export interface Holder {
  readonly number: number;
  readonly session: Session;
  /** Makes a call; resolves to the answer's status, if it has come to one. */
  call(route: Route, signal: AbortSignal): Promise<number | undefined>;
  /** Signs out; the server is told with the refresh token, or without. */
  signOut(hasRefreshToken: boolean): Promise<void>;
}

/** What a call asks for: a route that is open to the user, one that is not, or one that needs more scopes. */
export type Route = "good" | "forbidden" | "admin";

const operationOf = (route: Route): Operation => ({
  method: "GET",
  path: `/${route}`,
  security: [{ bearer: route === "admin" ? ["admin"] : [] }],
});

/** Opens the session once more, with clients of its own. */
export function createHolder(world: World, place: SharedPlace, breakage: Breakage, counts: Counts): Holder {
  const door = place.open();
  const options = {
    store: breakage.store?.(door.store) ?? door.store,
    refresh: refreshThrough(world, door),
    stepUp: stepUpThrough(world, () => source.held()),
    now: () => world.time.now,
    timeout: LIMIT,
    ...breakage.options,
  };
  const session = createWiredSession(options, { stepUp, dismiss, isBroken: isBrokenConnection });
  const source: TokenSource = session["~credential"];
  const used = breakage.source?.(source) ?? source;
  const credential = { "~credential": used };
  const keyring = {
    schemes: { bearer: { type: "oauth2" } },
    credentials: new Map([["bearer", credential]]),
  } as const;
  const attempts = new WeakMap<TrackedCall, string[]>();
  const send = authenticate(keyring, new Set([401, 403]), async (attempt) => {
    const token = await tokenOf(attempt);
    const sent = attempts.get(attempt.call) ?? [];
    sent.push(token);
    attempts.set(attempt.call, sent);
    counts.requests++;
    return answer(attempt.call, token, door, place, world);
  });
  return {
    number: door.number,
    session,
    async call(route, signal) {
      const call: TrackedCall = {
        operation: operationOf(route),
        url: `https://api.example/${route}`,
        method: "GET",
        headers: {},
        body: undefined,
        signal,
        options: {},
        progress: { phase: "first" },
      };
      // Whose call it is: another user's token must never go with it.
      const owner = world.server.accessTokens.get(source.held() ?? "")?.user;
      const once = () => send(call);
      const response = await (breakage.call?.(once) ?? once()).catch((error: unknown) => {
        const isOurs = error instanceof LatchkeyError || error === signal.reason;
        if (!isOurs) world.report(`a call has thrown ${String(error)}`);
        return undefined;
      });
      judgeCall(attempts.get(call) ?? [], owner, world);
      return response?.status;
    },
    async signOut(hasRefreshToken) {
      const told = await used.dismiss({ access: true, refresh: hasRefreshToken }).catch((error: unknown) => {
        if (!(error instanceof LatchkeyError)) world.report(`a sign-out has thrown ${String(error)}`);
      });
      if (hasRefreshToken) judgeSignOut(told?.refreshToken, door, place, world);
    },
  };
}

/** What a run did, so that one that did nothing is seen. */
export interface Counts {
  calls: number;
  requests: number;
}

async function tokenOf(attempt: Attempt): Promise<string> {
  const [attachment] = await attempt.attachments();
  return attachment?.in === "header" ? attachment.value.replace("Bearer ", "") : "";
}

/** The resource server's answer, after a while; judged when the request arrives. */
async function answer(
  call: TrackedCall,
  token: string,
  door: Door,
  place: SharedPlace,
  world: World,
): Promise<Response> {
  const { time, random, scenario, server } = world;
  world.trace(`holder ${door.number} sends ${token}`);
  // What is being written, or could not be, is newer than all.
  if (place.isOlder(token, door) && door.pending === 0)
    world.report(`4: ${token} is sent, though version ${door.known} is known`);
  await time.pass(random.between(0, random.chance(0.1) ? 5000 : 300));
  const isFaulty = random.chance(scenario.callFaults);
  const status = server.isGood(token) ? (call.url.endsWith("forbidden") ? 403 : 200) : 401;
  const accessToken = server.accessTokens.get(token);
  if (accessToken !== undefined && status !== 200 && !isFaulty) accessToken.isRefused = true;
  await time.pass(random.between(0, random.chance(0.1) ? 5000 : 300));
  call.signal?.throwIfAborted();
  if (isFaulty) return new Response(undefined, { status: 500 });
  return new Response(undefined, { status });
}

function judgeCall(sent: readonly string[], owner: number | undefined, { server, report }: World): void {
  if (sent.length > 2) report(`3: a call has sent ${sent.length} requests`);
  const users = new Set(sent.map((token) => server.accessTokens.get(token)?.user));
  if (owner !== undefined && sent.length > 0) users.add(owner);
  if (users.size > 1) report("a call has gone on as somebody else");
}

/** A server that is told of a sign-out must be given the refresh token that it still knows, if the store had that. */
function judgeSignOut(
  name: string | undefined,
  { gaveUpAt }: Door,
  { deleted }: SharedPlace,
  { server, scenario, report }: World,
): void {
  const token = server.refreshTokens.get(name ?? "");
  const last = server.refreshTokens.get(deleted?.refreshToken ?? "");
  if (token?.successor === undefined || token === last || token.family !== last?.family || last.family.isRevoked)
    return;
  const isLost = token.presentations.some(({ state }) => state !== "answered");
  if (isCoordinated(scenario) && !scenario.place.isSlow && !isLost && gaveUpAt === 0)
    report(`6: a sign-out is told with ${name}, which has been spent`);
}
