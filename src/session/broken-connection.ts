/** What platforms and their clients say of a connection that broke: for refresh functions of an application's own. */
import type { Fault } from "./lost-answer.ts";

/**
 * What platforms say when a connection broke: the beginnings of their messages.
 *
 * All of them say it with a `TypeError`, which any mistake in an application's code is as well.
 */
const BROKEN = [
  "fetch failed", // Node
  "terminated", // Node, in the middle of a body
  "Failed to fetch", // Chromium
  "network error", // Chromium, in the middle of a body
  "NetworkError when attempting to fetch resource", // Firefox
  "Error in input stream", // Firefox, in the middle of a body
  "Load failed", // Safari
  "The network connection was lost", // Safari
  "The request timed out", // Safari
  "Network request failed", // React Native
  "Network connection lost", // Cloudflare's workers
  "error sending request", // Deno
  "error reading a body from connection", // Deno, in the middle of a body
];

/** The codes of a connection that broke, and of a time limit that ran out: Node's, undici's, axios's and Bun's. */
const BROKEN_CODE =
  /^(?:ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|ESOCKETTIMEDOUT|ERR_NETWORK|ERR_STREAM_PREMATURE_CLOSE|ConnectionClosed|UND_ERR_(?:SOCKET|CLOSED|DESTROYED|HEADERS_TIMEOUT|BODY_TIMEOUT|ABORTED|RES_\w+))$/;

/** Whether an error says that a connection broke: its name, its message and its code are a platform's. */
export function isBrokenConnection({ name, message, code }: Fault): boolean {
  // A limit of the refresh function's own: `AbortSignal.timeout`, or a controller that it aborts.
  if (name === "TimeoutError" || name === "AbortError") return true;
  if (typeof code === "string" && BROKEN_CODE.test(code)) return true;
  return name === "TypeError" && typeof message === "string" && BROKEN.some((words) => message.startsWith(words));
}
