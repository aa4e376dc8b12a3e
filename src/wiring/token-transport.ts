/** How the requests of a wired session go out, and how their answers come back. */
import { boundedAnswer, LONGEST_TOKEN_ANSWER } from "../response/bounded-answer.ts";
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
    return labelled(await boundedAnswer(answer, LONGEST_TOKEN_ANSWER, operation));
  };
}

/** The answer under the type that its content has: frameworks send JSON as text, gateways send pages as JSON. */
async function labelled(answer: Response): Promise<Response> {
  const { body, headers, ok, status, statusText, url } = answer;
  if (body === null) return answer;
  const text = await answer.clone().text();
  const isObject = /^\s*[{[]/.test(text) && isParsable(text);
  const claimsJson = isJson(headers.get("content-type") ?? "text/plain");
  if (claimsJson === isObject || (claimsJson && (ok || isParsable(text)))) return answer;
  const relabelled = new Headers(headers);
  relabelled.set("content-type", isObject ? "application/json" : "text/plain");
  const same = new Response(text, { status, statusText, headers: relabelled });
  Reflect.defineProperty(same, "url", { value: url, configurable: true });
  return same;
}

function isParsable(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null;
  } catch {
    return false;
  }
}
