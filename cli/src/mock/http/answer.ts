import { encodeText } from "./octets.ts";

/** What goes back to the client. Headers are pairs, so that two `Set-Cookie` stay two. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: Uint8Array | undefined;
  /** The same in the pieces that a stream sends, one after the other. */
  readonly pieces?: readonly Uint8Array[] | undefined;
}

const titles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

/** A problem as JSON (RFC 9457), with whatever headers and further members belong to it. */
export function problem(status: number, detail: string, headers: Answer["headers"] = [], more: object = {}): Answer {
  const body = { type: "about:blank", title: titles[status] ?? `Status ${status}`, status, detail, ...more };
  return { status, headers: [["content-type", "application/problem+json"], ...headers], body: encodeJson(body) };
}

/** An answer that streams. */
export function inPieces(status: number, headers: Answer["headers"], texts: readonly string[]): Answer {
  return { status, headers, body: encodeText(texts.join("")), pieces: texts.map(encodeText) };
}

/** An answer without a body. */
export function empty(status: number, headers: Answer["headers"] = []): Answer {
  return { status, headers };
}

/** A value as the bytes of its JSON. */
export function encodeJson(value: unknown): Uint8Array {
  return encodeText(JSON.stringify(value) ?? "null");
}

/** The first value of a header, whatever the case of its name. */
export function headerOf(answer: Answer, name: string): string | undefined {
  return answer.headers.find(([header]) => header.toLowerCase() === name)?.[1];
}
