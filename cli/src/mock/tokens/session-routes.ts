import { type Answer, encodeJson, problem } from "../http/answer.ts";
import { type Call, cookiesOf } from "../http/call.ts";
import type { PrismAnswer } from "../prism/prism-answer.ts";
import type { SessionEvent } from "../request-log.ts";
import { operationName } from "../../model/names/name-operations.ts";
import { isNamed, type Route } from "../route.ts";
import { refuse401 } from "./judge.ts";
import type { RefreshWiring, SessionWiring, SignInWiring, SignOutWiring, TokenPaths } from "./session-wiring.ts";
import type { RefreshFailure } from "../switches.ts";
import type { IssuedTokens, Tokens } from "./tokens.ts";
import { isContainer } from "../../document/json.ts";
import { valueAtPath, withValueAt } from "../../document/pointer.ts";

/** The role that an operation has in a session. */
export type SessionRole =
  | { readonly role: "sign-in"; readonly wiring: SignInWiring; readonly session: SessionWiring }
  | { readonly role: "refresh"; readonly wiring: RefreshWiring; readonly session: SessionWiring }
  | { readonly role: "sign-out"; readonly wiring: SignOutWiring };

/** What the operations of a session need of their server. */
export interface SessionServer {
  readonly tokens: Tokens;
  readonly realm: string;
  /** The name of the cookie that carries refresh tokens, where they travel as one. */
  readonly cookie: string;
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
  if (route === undefined || wiring === undefined) return false;
  const { operationId, source, template } = route;
  return (
    isNamed(route, wiring.operationId) ||
    operationName({ operationId, method: source.method, path: template }) === wiring.operationId
  );
}

/** Signs in anybody whose password is not "wrong": Prism's answer, with tokens of ours. */
export async function answerSignIn(
  { wiring, session }: Extract<SessionRole, { role: "sign-in" }>,
  prism: PrismAnswer,
  { tokens, realm, cookie }: SessionServer,
): Promise<SessionAnswer> {
  const fields = isContainer(prism.requestBody) ? Object.entries(prism.requestBody) : [];
  if (fields.some(([name, value]) => /pass/i.test(name) && value === "wrong")) {
    return { answer: refuse401("The password is wrong.", realm) };
  }
  const subject = fields.find(([name]) => /mail|user|login|name/i.test(name))?.[1];
  const issued = await tokens.issue({
    subject: typeof subject === "string" ? subject : "user",
    scopes: session.scopes,
  });
  const usesCookie = session.refresh?.send === "cookie";
  return { answer: withTokens(prism, issued, wiring, usesCookie ? cookie : undefined), event: "signed-in" };
}

/** Trades a refresh token in. A failing server does not trade; with `"drop"` it trades and then loses the answer. */
export async function answerRefresh(
  { wiring, session }: Extract<SessionRole, { role: "refresh" }>,
  call: Call,
  route: Route,
  prism: PrismAnswer,
  { tokens, realm, cookie }: SessionServer,
  failure?: RefreshFailure,
): Promise<SessionAnswer> {
  if (typeof failure === "number") return { answer: problem(failure, "The server cannot refresh tokens now.") };
  const usesCookie = wiring.send === "cookie";
  const sent =
    wiring.send === "cookie" ? cookiesOf(call.headers).get(cookie) : valueAtPath(prism.requestBody, wiring.send);
  // Where the answer has no place for a new refresh token, the client cannot learn one, so the old one stays good.
  const keep = !usesCookie && wiring.refreshToken === undefined;
  const rotation = await tokens.rotate(typeof sent === "string" ? sent : "", keep);
  if (rotation.state !== "rotated") return rejected(rotation.state, route, realm);
  if (failure === "drop") return { answer: "drop", event: "lost-answer" };
  const expiresIn = wiring.expiresIn ?? session.signIn?.expiresIn;
  const paths = { ...wiring, ...(expiresIn !== undefined && { expiresIn }) };
  return { answer: withTokens(prism, rotation.tokens, paths, usesCookie ? cookie : undefined), event: "rotated" };
}

/** Ends the session of the caller's access token, refresh token or cookie. */
export function answerSignOut(
  { wiring }: Extract<SessionRole, { role: "sign-out" }>,
  call: Call,
  prism: PrismAnswer,
  family: string | undefined,
  { tokens, cookie }: SessionServer,
): SessionAnswer {
  const { send } = wiring;
  const sent = send === undefined ? cookiesOf(call.headers).get(cookie) : valueAtPath(prism.requestBody, send);
  if (family !== undefined) tokens.revokeFamily(family);
  if (typeof sent === "string") tokens.revokeFamilyOf(sent);
  return { answer: prism.answer, event: "signed-out" };
}

/** The name of the cookie that carries refresh tokens: the one that the refresh operation declares, or a plain one. */
export function refreshCookieName(routes: readonly Route[], sessions: readonly SessionWiring[]): string {
  const source = routes.find((route) => sessions.some(({ refresh }) => isWired(route, refresh)))?.source;
  const key = source?.security?.flat().find((scheme) => scheme.in === "cookie");
  return source?.request?.cookie?.[0]?.name ?? key?.name ?? "refresh_token";
}

function rejected(state: "reused" | "unknown" | "expired" | "revoked", route: Route, realm: string): SessionAnswer {
  const detail =
    state === "reused" ? "The refresh token was used before; the session has ended." : `The refresh token is ${state}.`;
  const event = state === "reused" ? "reuse-detected" : "refresh-rejected";
  const codes = route.source.responses.map(({ code }) => code);
  // RFC 6749, section 5.2, says 400; it counts where the document says so and knows no 401.
  if (codes.includes("400") && !codes.includes("401")) return { answer: problem(400, detail), event };
  return { answer: refuse401(detail, realm, { error: "invalid_token", description: detail }), event };
}

function withTokens(prism: PrismAnswer, issued: IssuedTokens, paths: TokenPaths, cookie: string | undefined): Answer {
  const { accessToken, refreshToken, expiresIn } = paths;
  let body = withValueAt(prism.responseBody, accessToken, issued.accessToken);
  if (refreshToken !== undefined) body = withValueAt(body, refreshToken, issued.refreshToken);
  if (expiresIn !== undefined) body = withValueAt(body, expiresIn, issued.expiresIn);
  const contentType = prism.answer.headers.some(([name]) => name === "content-type")
    ? []
    : [["content-type", "application/json"] as const];
  const headers = [...prism.answer.headers, ...contentType, ...cookieHeader(cookie, issued.refreshToken)];
  return { status: prism.answer.status === 204 ? 200 : prism.answer.status, headers, body: encodeJson(body) };
}

function cookieHeader(name: string | undefined, token: string): [string, string][] {
  return name === undefined ? [] : [["set-cookie", `${name}=${token}; HttpOnly; Path=/; SameSite=Lax`]];
}
