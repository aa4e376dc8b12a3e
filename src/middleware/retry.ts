/** Calls that are made again after a passing fault: a server that is busy or away, a connection that was lost. */
import { type ConnectionError, hasCode } from "../errors.ts";
import { isFieldName } from "../security/field.ts";
import { randomUuid } from "../security/random-id.ts";
import { millisecondsLeft } from "../waiting/deadline.ts";
import { pause } from "../waiting/pause.ts";
import { retryAfterOf } from "../waiting/retry-after.ts";
import { type Call, canRepeat, type Middleware } from "./call.ts";
import { discard } from "./discard.ts";
import { say } from "../say.ts";

/** What `retry` takes. */
export interface RetryOptions {
  /** How often a call is made at the most, the first time included; 3 unless given. */
  attempts?: number | undefined;
  /** The statuses that pass; 429, 502, 503 and 504 unless given. */
  statuses?: readonly number[] | undefined;
  /** The most milliseconds of the first pause, which doubles each time; 500 unless given. */
  minDelay?: number | undefined;
  /** The most milliseconds of any pause; 30,000 unless given. A server that asks for more gets no further request. */
  maxDelay?: number | undefined;
  /** The header that makes a repeated POST or PATCH harmless, where the server knows one: `Idempotency-Key`. */
  idempotencyKey?: string | undefined;
}

/** The safe and idempotent methods (RFC 9110, section 9.2.2), and OpenAPI 3.2's QUERY, which is both. */
const IDEMPOTENT: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"]);

/**
 * A middleware that makes a call again after 429, 502, 503, 504, and after a lost connection.
 *
 * Only what does no harm twice: safe and idempotent methods, and others that carry an idempotency key, the same one each
 * time. It waits as `Retry-After` says, and else for a random part of a pause that doubles. A pause that would outlast the
 * call's `timeout` is not begun: then the last answer is the caller's. The caller's abort ends a pause at once.
 *
 * @throws TypeError for options that cannot work
 */
export function retry(options: RetryOptions = {}): Middleware {
  const settings = settingsOf(options);
  return async (seen, next) => {
    const call = harmless(seen, settings.idempotencyKey);
    if (call === undefined || !canRepeat(call)) return next(call ?? seen);
    for (let count = 1; ; count++) {
      const outcome = await next(call).catch(lostConnection);
      const delay = delayAfter(outcome, count, settings);
      if (delay === undefined || delay >= millisecondsLeft(call.signal)) {
        if (outcome instanceof Error) throw outcome;
        return outcome;
      }
      if (!(outcome instanceof Error)) discard(outcome);
      await pause(delay, call.signal);
    }
  };
}

interface Settings {
  readonly attempts: number;
  readonly statuses: readonly number[];
  readonly minDelay: number;
  readonly maxDelay: number;
  readonly idempotencyKey: string | undefined;
}

/** The options with their defaults; throws a `TypeError` for those that cannot work. */
function settingsOf({
  attempts = 3,
  statuses = [429, 502, 503, 504],
  minDelay = 500,
  maxDelay = 30_000,
  idempotencyKey,
}: RetryOptions): Settings {
  if (!Number.isInteger(attempts) || attempts < 1)
    throw new TypeError(say`retry: \`attempts\` is not a whole number above zero`);
  if (!statuses.every((status) => Number.isInteger(status) && status >= 200 && status <= 599))
    throw new TypeError(say`retry: \`statuses\` has what is no status of an answer`);
  for (const [name, delay] of Object.entries({ minDelay, maxDelay })) {
    if (!(delay >= 0)) throw new TypeError(say`retry: \`${name}\` is not a number of milliseconds`);
  }
  if (idempotencyKey !== undefined && !isFieldName(idempotencyKey))
    throw new TypeError(say`retry: \`idempotencyKey\` is no name that a header can have`);
  return { attempts, statuses, minDelay, maxDelay, idempotencyKey };
}

/** The call as it can be made twice without harm, with its key where it needs one; nothing where it cannot. */
function harmless(call: Call, named: string | undefined): Call | undefined {
  const isIdempotent = IDEMPOTENT.has(call.method);
  const { idempotencyKey = isIdempotent ? undefined : named } = call.operation;
  if (idempotencyKey === undefined) return isIdempotent ? call : undefined;
  const headers = new Headers(call.headers);
  if (!headers.has(idempotencyKey)) headers.set(idempotencyKey, randomUuid());
  return { ...call, headers };
}

/** A connection that was lost; what has no cause is our own word, such as a redirect that is not followed, and passes no sooner. */
function lostConnection(thrown: unknown): ConnectionError {
  if (hasCode(thrown, "CONNECTION") && thrown.cause !== undefined) return thrown;
  throw thrown;
}

/** How long to wait before the call is made again; nothing where its outcome stands. */
function delayAfter(
  outcome: Response | ConnectionError,
  count: number,
  { attempts, statuses, minDelay, maxDelay }: Settings,
): number | undefined {
  if (count >= attempts) return undefined;
  const isAnswer = !(outcome instanceof Error);
  if (isAnswer && !statuses.includes(outcome.status)) return undefined;
  const asked = (isAnswer && retryAfterOf(outcome)) || 0;
  if (asked > maxDelay) return undefined;
  // Full jitter: callers that were refused together do not come back together, not even when the server names the moment.
  return Math.min(asked + Math.random() * minDelay * 2 ** (count - 1), maxDelay);
}
