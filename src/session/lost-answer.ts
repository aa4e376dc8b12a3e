/** What became of a refresh that failed: by what the network says, never by what may be a mistake in code. */

/** How many causes deep an error is read. */
const DEEPEST = 5;

/** The codes of a host that was not reached: nothing was sent. */
const UNREACHED_CODE =
  /^(?:ENOTFOUND|EAI_\w+|ECONNREFUSED|EHOSTDOWN|EHOSTUNREACH|ENETDOWN|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket|ERR_INVALID_URL|CERT_\w+|ERR_TLS_\w+|ERR_SSL_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+)$/;

/** The codes of errors that say themselves what became of a refresh: their causes do not count. */
const DECIDED = /^(?:OFFLINE|REFRESH_\w+|SESSION_ENDED|SIGNED_OUT)$/;

/** What is read of an error, whichever copy of a class or which realm it comes from. */
export interface Fault {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly errors?: unknown;
  readonly cause?: unknown;
}

/** Whether an error that is not of this package says that a connection broke. */
export type IsBroken = (fault: Fault) => boolean;

/**
 * "lost": sent, and no reply, so that the server may have answered with new tokens that nobody has. "unsent": no host took the
 * connection, as happens for a moment after a machine wakes up. Nothing where neither is known.
 */
export function fateOf(error: unknown, isBroken: IsBroken | undefined): "lost" | "unsent" | undefined {
  const chain = causesOf(error);
  if (DECIDED.test(textOf(chain[0]?.code))) return undefined;
  if (chain.some(isUnreached)) return "unsent";
  return chain.some((fault) => isUnanswered(fault) || isBroken?.(fault) === true) ? "lost" : undefined;
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

/** What a call of a client of ours throws. */
function isUnanswered({ code }: Fault): boolean {
  return code === "CONNECTION" || code === "TIMEOUT";
}

function isUnreached(fault: Fault): boolean {
  const [code, message] = [textOf(fault.code), textOf(fault.message)];
  const { errors } = fault;
  return (
    UNREACHED_CODE.test(code) ||
    // One address was tried, or several: none of them took the connection.
    isConnecting(fault) ||
    (Array.isArray(errors) && errors.length > 0 && errors.every(isConnecting)) ||
    // A copy of Node's error that has only its code and its words left; Deno says it in the message alone.
    (code !== "" && message.startsWith(`connect ${code}`)) ||
    (fault.name === "TypeError" && message.startsWith("error sending request") && message.includes("error (Connect)"))
  );
}

function isConnecting(fault: Fault | null | undefined): boolean {
  return fault?.syscall === "connect";
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
