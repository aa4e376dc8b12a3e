import type { TokenState, VerifiedToken } from "./access-tokens.ts";
import { type Answer, problem } from "../http/answer.ts";
import type { Call } from "../http/call.ts";
import { basicChallenge, bearerChallenge, type ChallengeDetails } from "./challenge.ts";
import type { RequiredScheme, Route } from "../route.ts";
import { readToken, type TokenPlace } from "./token-place.ts";

const faults: Readonly<Record<Exclude<TokenState, "live">, string>> = {
  expired: "The access token has expired.",
  forged: "The access token was not signed by this server.",
  revoked: "The access token has been revoked.",
};

/** The token of a call, at the place that its route expects; on a public route, in `Authorization`. */
export function tokenOf(call: Call, route: Route | undefined): string | undefined {
  const bearer: TokenPlace = { in: "header", name: "authorization", prefixed: true };
  const places = route?.alternatives.flat().flatMap(({ place }) => place ?? []) ?? [];
  const candidates = places.length > 0 ? places : [bearer];
  return candidates.map((place) => readToken(call, place)).find((token) => token !== undefined);
}

/**
 * Judges the token of a call; `undefined` lets it through.
 *
 * - A route that takes no token is not judged.
 * - A token that was sent must be good, even where it is optional or a key would do.
 * - Where none was sent, some alternative must need none. Whether the keys and passwords of that one are there is looked at elsewhere.
 * - The scopes of one alternative must all be in the token.
 */
export function judge(route: Route, token: VerifiedToken | undefined, realm: string): Answer | undefined {
  const withToken = route.alternatives.filter(takesToken);
  if (withToken.length === 0) return undefined;
  if (token === undefined) {
    return withToken.length < route.alternatives.length
      ? undefined
      : refuse401("The request has no access token.", realm);
  }
  if (token.state !== "live") {
    const description = faults[token.state];
    return refuse401(description, realm, { error: "invalid_token", description });
  }
  return judgeScopes(withToken, token.grant?.scopes ?? [], realm);
}

/** A 401 with its challenge (RFC 9110, section 15.5.2, asks for one). */
export function refuse401(detail: string, realm: string, challenge: ChallengeDetails = {}): Answer {
  return problem(401, detail, [["www-authenticate", bearerChallenge(realm, challenge)]]);
}

/**
 * A 401 with a challenge for each scheme of the route that has one.
 *
 * A challenge in the document's example may be for another operation, so it is replaced. API keys have no challenge.
 */
export function withChallenge(route: Route, answer: Answer, realm: string): Answer {
  if (answer.status !== 401) return answer;
  const schemes = new Set(route.alternatives.flat().map(({ challenge }) => challenge));
  const challenges = [
    ...(schemes.has("bearer") ? [bearerChallenge(realm)] : []),
    ...(schemes.has("basic") ? [basicChallenge(realm)] : []),
  ];
  if (challenges.length === 0) return answer;
  const headers = answer.headers.filter(([name]) => name !== "www-authenticate");
  return { ...answer, headers: [...headers, ["www-authenticate", challenges.join(", ")]] };
}

function judgeScopes(alternatives: Route["alternatives"], held: readonly string[], realm: string): Answer | undefined {
  const needs = alternatives.map((schemes) => schemes.flatMap(({ scopes }) => scopes));
  if (needs.some((scopes) => scopes.every((scope) => held.includes(scope)))) return undefined;
  const scopes = needs[0] ?? [];
  const description = "The access token lacks a scope.";
  const challenge = bearerChallenge(realm, { error: "insufficient_scope", description, scopes });
  return problem(403, description, [["www-authenticate", challenge]]);
}

function takesToken(schemes: readonly RequiredScheme[]): boolean {
  return schemes.some(({ place }) => place !== undefined);
}
