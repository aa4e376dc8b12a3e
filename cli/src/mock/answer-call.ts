/** How a call is answered: the order of what decides. */
import { asConfigured, makeAnswer, makeDeclared } from "./answers/make-answer.ts";
import { turnPage } from "./answers/turn-page.ts";
import type { Json } from "../document/json.ts";
import { type Answer, empty, problem } from "./http/answer.ts";
import type { Call } from "./http/call.ts";
import { type Judge, type JudgedRequest, judgeRequest } from "./judge-request.ts";
import { refuse } from "./refuse.ts";
import { type Log, type OpenRequest, openRequest, printablePath } from "./request-log.ts";
import type { Route } from "./route.ts";
import type { Match, Router } from "./router.ts";
import type { Switches } from "./switches.ts";
import type { VerifiedToken } from "./tokens/access-tokens.ts";
import { tokenOf, withChallenge } from "./tokens/judge.ts";
import {
  answerRefresh,
  answerSignIn,
  answerSignOut,
  type SessionAnswer,
  type SessionRole,
  type SessionServer,
  sessionRoleOf,
  type UsualAnswer,
} from "./tokens/session-routes.ts";
import type { SessionWiring } from "./tokens/session-wiring.ts";
import type { ToldAnswers } from "./told-answers.ts";
import type { Finding, Violation } from "./violation.ts";

/** Everything that is needed to answer a call. */
export interface MockServer extends SessionServer {
  readonly root: Json;
  /** The schema of errors that the document does not describe, where the configuration names one. */
  readonly errors: string | undefined;
  readonly routes: readonly Route[];
  readonly match: Router;
  readonly sessions: readonly SessionWiring[];
  readonly switches: Switches;
  readonly told: ToldAnswers;
  readonly secretNames: ReadonlySet<string>;
  /** Judges requests by their schemas; without one, only what cannot be read is found. */
  readonly judge: Judge | undefined;
  readonly log: Log;
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
  readonly route: Route;
  readonly role: SessionRole | undefined;
  readonly token: VerifiedToken | undefined;
}

/** Answers a call: first the token and the switches, then what a test has told, then the document, then a session's own tokens. */
export async function answerCall(server: MockServer, call: Call): Promise<Answered> {
  const match = server.match(call.method, call.path, call.query);
  const { route } = match;
  const entry = openRequest(call, route, printablePath(call, server.secretNames), server.now());
  server.log.add(entry);
  const token = await verifyToken(server, call, route, entry);
  const role = sessionRoleOf(route, server.sessions);
  const { answer, event } =
    route === undefined
      ? { answer: answerNowhere(server, call, match), event: undefined }
      : await answerExchange(server, { call, match, route, role, token });
  if (event !== undefined) entry.event = event;
  const delay = server.switches.delayOf(route, role?.role === "refresh");
  if (delay > 0) await pause(delay, server.signal);
  return { answer, entry };
}

function answerNowhere(server: MockServer, call: Call, { allow }: Match): Answer {
  if (call.method === "OPTIONS" && allow.length > 0) return empty(204, [["allow", allow.join(", ")]]);
  const detail =
    allow.length > 0
      ? `The document has ${allow.join(", ")} for this path, and not ${call.method}.`
      : "The document has no such path.";
  recordFindings(server, call, undefined, [{ location: "request", message: detail }]);
  return allow.length > 0 ? problem(405, detail, [["allow", allow.join(", ")]]) : problem(404, detail);
}

async function answerExchange(server: MockServer, exchange: Exchange): Promise<SessionAnswer> {
  const { call, match, route, role, token } = exchange;
  // To sign in or refresh needs no token, even where a document secures all its operations alike.
  const isEntrance = role?.role === "sign-in" || role?.role === "refresh";
  const refusal = isEntrance ? undefined : refuse(server, call, route, token);
  if (refusal !== undefined) return { answer: refusal };
  const judged = await judgeRequest(server.root, route, call, match.variables, server.judge);
  recordFindings(server, call, route, judged.findings);
  const told = await server.told.take(route, seen(call, judged));
  if (told !== undefined) return { answer: told };
  const wrong = answerWrong(server, call, route, judged);
  if (wrong !== undefined) return { answer: wrong };
  const { answer, value } = turnPage(server.root, route, call, makeAnswer(server.root, route, call.headers));
  return answerRole(server, exchange, { answer, requestBody: judged.values?.body?.value, responseBody: value });
}

function seen(call: Call, { values }: JudgedRequest): Parameters<ToldAnswers["take"]>[1] {
  const { method, path, headers } = call;
  const params = values?.parameters ?? { path: {}, query: {}, header: {}, cookie: {} };
  return { method, path, headers, params, body: values?.body?.value };
}

/** The answer to a request that does not match the document: as the document declares it, or a problem. */
function answerWrong(server: MockServer, call: Call, route: Route, judged: JudgedRequest): Answer | undefined {
  const [status] = judged.statuses;
  if (status === undefined) return undefined;
  const declared = makeDeclared(server.root, route, judged.statuses, call.headers["accept"]);
  const detail = judged.findings.map(({ message }) => message).join("; ");
  if (declared !== undefined) return declared.answer;
  return asConfigured(server.root, server.errors, problem(status, detail, [], { validation: judged.findings }));
}

async function answerRole(
  server: MockServer,
  { call, route, role, token }: Exchange,
  usual: UsualAnswer,
): Promise<SessionAnswer> {
  const isOurs = role !== undefined && usual.answer.status < 300;
  if (!isOurs) return { answer: withChallenge(route, usual.answer, server.realm) };
  if (role.role === "sign-in") return answerSignIn(role, usual, server);
  if (role.role === "refresh") {
    return answerRefresh(role, call, route, usual, server, server.switches.takeRefreshFailure());
  }
  return answerSignOut(role, call, usual, token?.grant?.family, server);
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

function recordFindings(server: MockServer, call: Call, route: Route | undefined, findings: readonly Finding[]): void {
  const path = route?.template ?? call.path;
  server.log.note(findings.map((finding): Violation => ({ method: call.method, path, ...finding })));
}

/** Waits. An abort means that the mock is closing, so the rest of the pause is skipped. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => resolve(clearTimeout(timer)), { once: true });
  });
}
