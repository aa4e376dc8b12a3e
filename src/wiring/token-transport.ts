/** How the requests of a wired session go out, and how their answers come back. */
import { boundedAnswer, LONGEST_TOKEN_ANSWER } from "../response/bounded-answer.ts";
import { contentOf } from "../response/token-answer.ts";
import { isJson } from "../operation/media-type.ts";
import { assertConfined, type Confinement } from "../security/confinement.ts";

/**
 * Sends over `fetch`, to the session's own origin only.
 *
 * Passwords and refresh tokens follow no redirect: where one leads, they were not meant to go. It is the answer.
 */
export function tokenTransport(
  fetch: (request: Request) => Promise<Response>,
  confinement: Confinement,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const operation = { method: request.method, path: new URL(request.url).pathname };
    assertConfined(request.url, operation, confinement);
    const answer = await fetch(new Request(request, { redirect: "manual" }));
    const { headers, ok } = answer;
    const claimsJson = isJson(headers.get("content-type") ?? "text/plain");
    return boundedAnswer(answer, LONGEST_TOKEN_ANSWER, operation, (text) => typeOf(text, claimsJson, ok));
  };
}

/** The type that a content has, where its answer claims another: frameworks send JSON as text, gateways send pages as JSON. */
function typeOf(text: string, claimsJson: boolean, ok: boolean): string | undefined {
  const content = contentOf(text, null);
  const isObject = typeof content === "object" && content !== null;
  const isSomething = content !== undefined && content !== null;
  if (claimsJson === isObject || (claimsJson && (ok || isSomething))) return undefined;
  return isObject ? "application/json" : "text/plain";
}
