import { setTimeout as pause } from "node:timers/promises";
import type { VerifiedToken } from "./tokens/access-tokens.ts";
import { type Answer, empty } from "./http/answer.ts";
import { askPrism } from "./prism/ask-prism.ts";
import type { Call } from "./http/call.ts";
import { tokenOf, withChallenge } from "./tokens/judge.ts";
import type { LoadedPrism } from "./prism/load-prism.ts";
import type { PrismAnswer } from "./prism/prism-answer.ts";
import { refuse } from "./refuse.ts";
import { type OpenRequest, openRequest, printablePath, type SeenRequest } from "./request-log.ts";
import type { Route } from "./route.ts";
import type { Match } from "./router.ts";
import {
  answerRefresh,
  answerSignIn,
  answerSignOut,
  type SessionAnswer,
  type SessionRole,
  type SessionServer,
  sessionRoleOf,
} from "./tokens/session-routes.ts";
import type { SessionWiring } from "./tokens/session-wiring.ts";
import type { Switches } from "./switches.ts";
import type { Violation } from "./prism/violation.ts";

/** Everything that is needed to answer a call. */
export interface MockServer extends SessionServer {
  readonly prism: LoadedPrism;
  readonly match: (method: string, path: string) => Match;
  readonly sessions: readonly SessionWiring[];
  readonly switches: Switches;
  readonly secretNames: ReadonlySet<string>;
  readonly requests: SeenRequest[];
  readonly violations: Violation[];
  readonly now: () => number;
  /** Ends the pauses of answers that are held back. */
  readonly signal: AbortSignal;
}

/** The answer to a call, and its entry in the log, whose status is still to be written. */
export interface Answered {
  readonly answer: Answer | "drop";
  readonly entry: OpenRequest;
}

/** A call with what is known about it before it is answered. */
interface Exchange {
  readonly call: Call;
  readonly match: Match;
  readonly role: SessionRole | undefined;
  readonly token: VerifiedToken | undefined;
}

/** Answers a call: first the token, then the switches, then Prism, then the tokens of a session's own operations. */
export async function answerCall(server: MockServer, call: Call): Promise<Answered> {
  const match = server.match(call.method, call.path);
  const entry = openRequest(call, match.route, printablePath(call, server.secretNames), server.now());
  server.requests.push(entry);
  const token = await verifyToken(server, call, match.route, entry);
  const role = sessionRoleOf(match.route, server.sessions);
  const { answer, event } = await answerExchange(server, { call, match, role, token });
  if (event !== undefined) entry.event = event;
  const delay = server.switches.delayOf(match.route, role?.role === "refresh");
  // An abort means that the mock is closing, so the rest of the pause is skipped.
  if (delay > 0) await pause(delay, undefined, { signal: server.signal }).catch(() => undefined);
  return { answer, entry };
}

async function answerExchange(server: MockServer, exchange: Exchange): Promise<SessionAnswer> {
  const { call, match, role, token } = exchange;
  if (match.route === undefined && call.method === "OPTIONS" && match.allow.length > 0) {
    return { answer: empty(204, [["allow", match.allow.join(", ")]]) };
  }
  // To sign in or refresh needs no token, even where a document secures all its operations alike.
  const isEntrance = role?.role === "sign-in" || role?.role === "refresh";
  const refusal = isEntrance ? undefined : await refuse(server, call, match, token);
  if (refusal !== undefined) return { answer: refusal };
  const prism = await askPrism(server.prism, call, match, { security: !isEntrance });
  recordViolations(server, call, match, prism);
  return answerRole(server, exchange, prism);
}

async function answerRole(
  server: MockServer,
  { call, match: { route }, role, token }: Exchange,
  prism: PrismAnswer,
): Promise<SessionAnswer> {
  if (route === undefined) return { answer: prism.answer };
  const isOurs = role !== undefined && prism.answer.status < 300;
  if (!isOurs) return { answer: withChallenge(route, prism.answer, server.realm) };
  if (role.role === "sign-in") return answerSignIn(role, prism, server);
  if (role.role === "refresh") {
    return answerRefresh(role, call, route, prism, server, server.switches.takeRefreshFailure());
  }
  return answerSignOut(role, call, prism, token?.grant?.family, server);
}

async function verifyToken(
  { tokens, sessions }: MockServer,
  call: Call,
  route: Route | undefined,
  entry: OpenRequest,
): Promise<VerifiedToken | undefined> {
  const sent = tokenOf(call, route);
  if (sent === undefined) return undefined;
  if (sessions.length === 0) {
    entry.token = "unverified";
    return undefined;
  }
  const token = await tokens.verify(sent);
  entry.token = token.state;
  return token;
}

function recordViolations({ violations }: MockServer, call: Call, { route }: Match, { findings }: PrismAnswer): void {
  const path = route?.template ?? call.path;
  violations.push(...findings.map((finding) => ({ method: call.method, path, ...finding })));
}
