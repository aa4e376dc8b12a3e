import type { VerifiedToken } from "./tokens/access-tokens.ts";
import { type Answer, headerOf } from "./http/answer.ts";
import { askPrism } from "./prism/ask-prism.ts";
import type { Call } from "./http/call.ts";
import { judge } from "./tokens/judge.ts";
import type { LoadedPrism } from "./prism/load-prism.ts";
import type { Route } from "./route.ts";
import type { Match } from "./router.ts";
import type { SessionWiring } from "./tokens/session-wiring.ts";
import { isSecured, type Switches } from "./switches.ts";

/** The parts of a server that are needed to refuse a call. */
export interface Refuser {
  readonly prism: LoadedPrism;
  readonly sessions: readonly SessionWiring[];
  readonly switches: Switches;
  readonly realm: string;
}

/** The refusal of a call, because of its token or of a switch; `undefined` lets the call through. */
export async function refuse(
  server: Refuser,
  call: Call,
  match: Match,
  token: VerifiedToken | undefined,
): Promise<Answer | undefined> {
  if (match.route === undefined) return undefined;
  const refusal = refusalOf(server, match.route, token);
  return refusal === undefined ? undefined : inDeclaredForm(server, call, match, refusal);
}

function refusalOf(server: Refuser, route: Route, token: VerifiedToken | undefined): Answer | undefined {
  const verdict = server.sessions.length > 0 ? judge(route, token, server.realm) : undefined;
  if (verdict !== undefined) return verdict;
  const counts = isSecured(route) || (token !== undefined && route.alternatives.length > 0);
  return counts ? server.switches.takeRefusal(route, server.realm) : undefined;
}

/** A refusal with the body that the document declares for it, unless that is a problem document; the challenge stays ours. */
async function inDeclaredForm({ prism }: Refuser, call: Call, match: Match, refusal: Answer): Promise<Answer> {
  const declared = match.route?.source.responses.find(({ code }) => code === String(refusal.status));
  const mediaTypes = declared?.contents?.map(({ mediaType }) => mediaType) ?? [];
  if (mediaTypes.length === 0 || mediaTypes.includes("application/problem+json")) return refusal;
  const options = { security: false, request: false, code: refusal.status };
  const { answer } = await askPrism(prism, call, match, options);
  if (answer.status !== refusal.status) return refusal;
  const challenge = headerOf(refusal, "www-authenticate");
  const headers = answer.headers.filter(([name]) => name !== "www-authenticate");
  return { ...answer, headers: challenge === undefined ? headers : [...headers, ["www-authenticate", challenge]] };
}
