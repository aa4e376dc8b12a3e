/** Whether a refresh token was sent and no answer came: by what the network says, never by what may be a mistake in code. */

/** How many causes deep an error is read. */
const DEEPEST = 5;

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

/** The codes of a connection that broke, and of a time limit that ran out: Node's, undici's, axios's, Bun's and our own. */
const BROKEN_CODE =
  /^(?:CONNECTION|TIMEOUT|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|ESOCKETTIMEDOUT|ERR_NETWORK|ERR_STREAM_PREMATURE_CLOSE|ConnectionClosed|UND_ERR_(?:SOCKET|CLOSED|DESTROYED|HEADERS_TIMEOUT|BODY_TIMEOUT|ABORTED|RES_\w+))$/;

/** The codes of a host that was not reached: nothing was sent. */
const UNREACHED_CODE =
  /^(?:ENOTFOUND|EAI_\w+|ECONNREFUSED|EHOSTDOWN|EHOSTUNREACH|ENETDOWN|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket|ERR_INVALID_URL|CERT_\w+|ERR_TLS_\w+|ERR_SSL_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+)$/;

/** The codes of errors that say themselves what became of a refresh: their causes do not count. */
const DECIDED: ReadonlySet<unknown> = new Set([
  "OFFLINE",
  "REFRESH_FAILED",
  "REFRESH_REJECTED",
  "SESSION_ENDED",
  "SIGNED_OUT",
]);

/** Sent, and no reply: the server may have answered with new tokens that nobody has. */
export function isLostAnswer(error: unknown): boolean {
  const chain = causesOf(error);
  return !DECIDED.has(chain[0]?.code) && chain.some(isBroken) && !chain.some(isUnreached);
}

/** Not even sent, since no host took the connection, as happens for a moment after a machine wakes up. */
export function isUnsent(error: unknown): boolean {
  const chain = causesOf(error);
  return !DECIDED.has(chain[0]?.code) && chain.some(isUnreached);
}

/** What is read of an error, whichever copy of a class or which realm it comes from. */
interface Fault {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly errors?: unknown;
  readonly cause?: unknown;
}

/** An error and what has caused it, the outermost first. */
function causesOf(error: unknown): Fault[] {
  const chain: Fault[] = [];
  let next: unknown = error;
  while (typeof next === "object" && next !== null && chain.length < DEEPEST) {
    const fault: Fault = next;
    chain.push(fault);
    next = fault.cause;
  }
  return chain;
}

function isBroken({ name, message, code }: Fault): boolean {
  // A limit of the refresh function's own: `AbortSignal.timeout`, or a controller that it aborts.
  if (name === "TimeoutError" || name === "AbortError") return true;
  if (typeof code === "string" && BROKEN_CODE.test(code)) return true;
  return name === "TypeError" && typeof message === "string" && BROKEN.some((words) => message.startsWith(words));
}

function isUnreached(fault: Fault): boolean {
  const { name, message, code, errors } = fault;
  if (typeof code === "string" && UNREACHED_CODE.test(code)) return true;
  // One address was tried, or several: none of them took the connection.
  if (isConnecting(fault) || (Array.isArray(errors) && errors.length > 0 && errors.every(isConnecting))) return true;
  if (typeof message !== "string") return false;
  // A copy of Node's error that has only its code and its words left; Deno says it in the message alone.
  if (typeof code === "string" && message.startsWith(`connect ${code}`)) return true;
  return name === "TypeError" && message.startsWith("error sending request") && message.includes("error (Connect)");
}

function isConnecting(fault: Fault | null | undefined): boolean {
  return fault?.syscall === "connect";
}
