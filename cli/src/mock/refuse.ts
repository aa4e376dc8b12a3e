/** Refusals: because of a token, of a credential that is not there, or of a switch. */
import { objectAt, type Json } from "../document/json.ts";
import { asConfigured, makeDeclared } from "./answers/make-answer.ts";
import { type Answer, headerOf, problem } from "./http/answer.ts";
import type { Call } from "./http/call.ts";
import { declaredAnswers, type Route } from "./route.ts";
import { isSecured, type Switches } from "./switches.ts";
import type { VerifiedToken } from "./tokens/access-tokens.ts";
import { isCredited } from "./tokens/credentials.ts";
import { judge, withChallenge } from "./tokens/judge.ts";
import type { SessionWiring } from "./tokens/session-wiring.ts";

/** The parts of a server that are needed to refuse a call. */
export interface Refuser {
  readonly root: Json;
  /** The schema of errors that the document does not describe, where the configuration names one. */
  readonly errors: string | undefined;
  readonly sessions: readonly SessionWiring[];
  readonly switches: Switches;
  readonly realm: string;
}

/** The refusal of a call; `undefined` lets the call through. */
export function refuse(
  server: Refuser,
  call: Call,
  route: Route,
  token: VerifiedToken | undefined,
): Answer | undefined {
  const refusal = refusalOf(server, call, route, token);
  return refusal === undefined ? undefined : inDeclaredForm(server, call, route, refusal);
}

function refusalOf(server: Refuser, call: Call, route: Route, token: VerifiedToken | undefined): Answer | undefined {
  const verdict = server.sessions.length > 0 ? judge(route, token, server.realm) : undefined;
  if (verdict !== undefined) return verdict;
  if (!isCredited(route, call)) {
    return withChallenge(
      route,
      problem(401, "The request lacks a credential that the document asks for."),
      server.realm,
    );
  }
  const counts = isSecured(route) || (token !== undefined && route.alternatives.length > 0);
  return counts ? server.switches.takeRefusal(route, server.realm) : undefined;
}

/** A refusal with the body that the document declares for it, unless that is a problem document; the challenge stays ours. */
function inDeclaredForm({ root, errors }: Refuser, call: Call, route: Route, refusal: Answer): Answer {
  const declared = declaredAnswers(root, route).get(String(refusal.status));
  const mediaTypes = Object.keys(objectAt(declared, "content"));
  if (mediaTypes.length === 0) return asConfigured(root, errors, refusal);
  if (mediaTypes.includes("application/problem+json")) return refusal;
  const answer = makeDeclared(root, route, [refusal.status], call.headers["accept"])?.answer;
  if (answer === undefined) return refusal;
  const challenge = headerOf(refusal, "www-authenticate");
  const headers = answer.headers.filter(([name]) => name !== "www-authenticate");
  return { ...answer, headers: challenge === undefined ? headers : [...headers, ["www-authenticate", challenge]] };
}
