/**
 * Answers that any page may read, with credentials.
 *
 * @see {@link https://fetch.spec.whatwg.org/#http-cors-protocol Fetch, CORS protocol}
 */
import { type Answer, empty } from "./answer.ts";
import type { Call } from "./call.ts";

/** Whether a call is a preflight: a browser asks whether it may make another call. */
export function isPreflight(call: Call): boolean {
  return (
    call.method === "OPTIONS" &&
    call.headers["origin"] !== undefined &&
    call.headers["access-control-request-method"] !== undefined
  );
}

/** Allows what the browser asks for. With credentials `*` would be a name like any other, so names are repeated. */
export function answerPreflight(call: Call): Answer {
  const requested = call.headers["access-control-request-headers"];
  return empty(204, [
    ["access-control-allow-methods", call.headers["access-control-request-method"] ?? ""],
    ...(requested === undefined ? [] : [["access-control-allow-headers", requested] as const]),
    ["access-control-max-age", "600"],
  ]);
}

/** An answer with the headers that let the page which asked read it; without `Origin` it stays as it is. */
export function withCors(call: Call, answer: Answer): Answer {
  const origin = call.headers["origin"];
  if (origin === undefined) return answer;
  const exposed = [...new Set(answer.headers.map(([name]) => name.toLowerCase()))].filter(
    (name) => name !== "set-cookie",
  );
  return {
    ...answer,
    headers: [
      ...answer.headers,
      ["access-control-allow-origin", origin],
      ["access-control-allow-credentials", "true"],
      ["access-control-expose-headers", exposed.join(", ")],
      ["vary", "Origin"],
    ],
  };
}
