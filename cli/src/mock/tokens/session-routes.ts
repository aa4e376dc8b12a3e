import { type Answer, encodeJson, problem } from "../http/answer.ts";
import { type Call, cookiesOf } from "../http/call.ts";
import type { SessionEvent } from "../request-log.ts";
import { declaredAnswers, isNamed, type Route } from "../route.ts";
import { refuse401 } from "./judge.ts";
import type { RefreshWiring, SessionWiring, SignInWiring, SignOutWiring, TokenPaths } from "./session-wiring.ts";
import type { RefreshFailure } from "../switches.ts";
import type { IssuedTokens, Tokens } from "./tokens.ts";
import { isContainer, stringAt, type Json } from "../../document/json.ts";
import { valueAtPath, withValueAt } from "../../document/pointer.ts";

/** The role that an operation has in a session. */
export type SessionRole =
  | { readonly role: "sign-in"; readonly wiring: SignInWiring; readonly session: SessionWiring }
  | { readonly role: "refresh"; readonly wiring: RefreshWiring; readonly session: SessionWiring }
  | { readonly role: "sign-out"; readonly wiring: SignOutWiring };

/** What the operations of a session need of their server. */
export interface SessionServer {
  readonly root: Json;
  readonly tokens: Tokens;
  readonly realm: string;
  /** All scopes that the operations ask for of a scheme: what tokens of a sign-in have. */
  readonly scopesOf: (scheme: string) => readonly string[];
  /** The name of the cookie that carries refresh tokens, where they travel as one. */
  readonly cookie: string;
}

/** The usual answer to a call, with the bodies as values. */
export interface UsualAnswer {
  readonly answer: Answer;
  readonly requestBody: unknown;
  readonly responseBody: unknown;
}

/** An answer of a session's own operation. */
export interface SessionAnswer {
  readonly answer: Answer | "drop";
  readonly event?: SessionEvent;
}

/** The role of an operation, by what a wiring calls it. */
export function sessionRoleOf(route: Route | undefined, sessions: readonly SessionWiring[]): SessionRole | undefined {
  for (const session of sessions) {
    if (isWired(route, session.signIn)) return { role: "sign-in", wiring: session.signIn, session };
    if (isWired(route, session.refresh)) return { role: "refresh", wiring: session.refresh, session };
    if (isWired(route, session.signOut)) return { role: "sign-out", wiring: session.signOut };
  }
  return undefined;
}

/** Whether a wiring means this route: by operationId, by route, or by the name of its function. */
function isWired<W extends { readonly operationId: string }>(
  route: Route | undefined,
  wiring: W | undefined,
): wiring is W {
  return wiring !== undefined && isNamed(route, wiring.operationId);
}

/** Signs in anybody whose password is not "wrong": the usual answer, with tokens of ours. */
export async function answerSignIn(
  { wiring, session }: Extract<SessionRole, { role: "sign-in" }>,
  usual: UsualAnswer,
  { tokens, realm, cookie, scopesOf }: SessionServer,
): Promise<SessionAnswer> {
  const fields = isContainer(usual.requestBody) ? Object.entries(usual.requestBody) : [];
  if (fields.some(([name, value]) => /pass/i.test(name) && value === "wrong")) {
    return { answer: refuse401("The password is wrong.", realm) };
  }
  const subject = fields.find(([name]) => /mail|user|login|name/i.test(name))?.[1];
  const issued = await tokens.issue({
    subject: typeof subject === "string" ? subject : "user",
    scopes: scopesOf(session.scheme),
  });
  const usesCookie = session.refresh?.send === "cookie";
  return { answer: withTokens(usual, issued, wiring, usesCookie ? cookie : undefined), event: "signed-in" };
}

/** Trades a refresh token in. A failing server does not trade; with `"drop"` it trades and then loses the answer. */
export async function answerRefresh(
  { wiring, session }: Extract<SessionRole, { role: "refresh" }>,
  call: Call,
  route: Route,
  usual: UsualAnswer,
  { root, tokens, realm, cookie }: SessionServer,
  failure?: RefreshFailure,
): Promise<SessionAnswer> {
  if (typeof failure === "number") return { answer: problem(failure, "The server cannot refresh tokens now.") };
  const usesCookie = wiring.send === "cookie";
  const sent =
    wiring.send === "cookie" ? cookiesOf(call.headers).get(cookie) : valueAtPath(usual.requestBody, wiring.send);
  // Where the answer has no place for a new refresh token, the client cannot learn one, so the old one stays good.
  const keep = !usesCookie && wiring.refreshToken === undefined;
  const rotation = await tokens.rotate(typeof sent === "string" ? sent : "", keep);
  if (rotation.state !== "rotated") return rejected(rotation.state, route, realm, root);
  if (failure === "drop") return { answer: "drop", event: "lost-answer" };
  const expiresIn = wiring.expiresIn ?? session.signIn?.expiresIn;
  const paths = { ...wiring, ...(expiresIn !== undefined && { expiresIn }) };
  return { answer: withTokens(usual, rotation.tokens, paths, usesCookie ? cookie : undefined), event: "rotated" };
}

/** Ends the session of the caller's access token, refresh token or cookie. */
export function answerSignOut(
  { wiring }: Extract<SessionRole, { role: "sign-out" }>,
  call: Call,
  usual: UsualAnswer,
  family: string | undefined,
  { tokens, cookie }: SessionServer,
): SessionAnswer {
  const { send } = wiring;
  const sent = send === undefined ? cookiesOf(call.headers).get(cookie) : valueAtPath(usual.requestBody, send);
  if (family !== undefined) tokens.revokeFamily(family);
  if (typeof sent === "string") tokens.revokeFamilyOf(sent);
  return { answer: usual.answer, event: "signed-out" };
}

/** The name of the cookie that carries refresh tokens: the one that the refresh operation declares, or a plain one. */
export function refreshCookieName(routes: readonly Route[], sessions: readonly SessionWiring[]): string {
  const route = routes.find((candidate) => sessions.some(({ refresh }) => isWired(candidate, refresh)));
  const declared = route?.parameters.find((parameter) => stringAt(parameter, "in") === "cookie");
  const keys = route?.alternatives.flat().flatMap(({ scheme }) => (scheme === undefined ? [] : [scheme.data])) ?? [];
  return stringAt(declared, "name") ?? keys.find((data) => data["in"] === "cookie")?.["name"] ?? "refresh_token";
}

function rejected(
  state: "reused" | "unknown" | "expired" | "revoked",
  route: Route,
  realm: string,
  root: Json,
): SessionAnswer {
  const detail =
    state === "reused" ? "The refresh token was used before; the session has ended." : `The refresh token is ${state}.`;
  const event = state === "reused" ? "reuse-detected" : "refresh-rejected";
  const declared = declaredAnswers(root, route);
  // RFC 6749, section 5.2, says 400; it counts where the document says so and knows no 401.
  if (declared.has("400") && !declared.has("401")) return { answer: problem(400, detail), event };
  return { answer: refuse401(detail, realm, { error: "invalid_token", description: detail }), event };
}

function withTokens(usual: UsualAnswer, issued: IssuedTokens, paths: TokenPaths, cookie: string | undefined): Answer {
  const { accessToken, refreshToken, expiresIn } = paths;
  let body = withValueAt(usual.responseBody, accessToken, issued.accessToken);
  if (refreshToken !== undefined) body = withValueAt(body, refreshToken, issued.refreshToken);
  if (expiresIn !== undefined) body = withValueAt(body, expiresIn, issued.expiresIn);
  const contentType = usual.answer.headers.some(([name]) => name === "content-type")
    ? []
    : [["content-type", "application/json"] as const];
  const headers = [...usual.answer.headers, ...contentType, ...cookieHeader(cookie, issued.refreshToken)];
  return { status: usual.answer.status === 204 ? 200 : usual.answer.status, headers, body: encodeJson(body) };
}

function cookieHeader(name: string | undefined, token: string): [string, string][] {
  return name === undefined ? [] : [["set-cookie", `${name}=${token}; HttpOnly; Path=/; SameSite=Lax`]];
}
