/** One request on the network. */
import { isLatchkeyError, OfflineError } from "../errors.ts";
import { secretsOf } from "./attachment.ts";
import { after, type Awaitable, isThenable } from "../waiting/awaitable.ts";
import type { TrackedCall } from "./call.ts";
import { textsOfBody } from "../security/body-texts.ts";
import { assertConfined, type Confinement } from "../security/confinement.ts";
import type { Attachment, Attempt, Send } from "./attempt.ts";
import { discard } from "./discard.ts";
import { type AttemptListener, hearAttempt } from "./hear-attempt.ts";
import { noAnswer } from "./no-answer.ts";
import { bodyOf, type FetchArguments, requestOf, type SentBody } from "./request.ts";
import { reasonOf, untilAborted } from "../waiting/until-aborted.ts";
import { say } from "../say.ts";

/** What a client sends with. */
export interface Transport extends Confinement {
  /** Gets each attempt's final request; the platform's own fetch unless given. */
  readonly fetch: ((request: Request) => Promise<Response>) | undefined;
  /** Whether there is a network at all; asked before each request. */
  readonly online: () => Awaitable<boolean>;
  /** Hears of each request. */
  readonly onAttempt?: AttemptListener | undefined;
}

/** The innermost layer: the connectivity check, then the request, with its redirects. */
export function sendOver(transport: Transport): Send {
  // Usually none of these is a promise, and then nothing is waited for.
  const send = (attempt: Attempt): Promise<Response> => {
    const { call, phase, isChecked = false } = attempt;
    call.progress.phase = phase;
    const checked = isChecked ? undefined : assertOnline(call, phase, transport);
    return after(checked, () => after(bodyOf(call), (body) => sendBody(attempt, body, transport)));
  };
  const check: Send["check"] = (call, phase, hasCredential) => {
    if (hasCredential) assertConfined(call.url, call.operation, transport);
    return assertOnline(call, phase, transport);
  };
  return Object.assign(send, { check, isHeard: transport.onAttempt !== undefined });
}

function sendBody(attempt: Attempt, body: SentBody, transport: Transport): Promise<Response> {
  const { call, phase } = attempt;
  return after(attempt.attachments(), (attachments) => {
    call.progress.phase = phase;
    if (attachments.length > 0) assertConfined(call.url, call.operation, transport);
    const follow = attachments.find((attachment) => attachment.follow !== undefined)?.follow;
    const isSeen = transport.fetch !== undefined;
    const made = requestOf(call, body, attachments, { redirect: follow === undefined ? "follow" : "manual", isSeen });
    const sent = { attempt, body, attachments, transport };
    const answer = after(made, (request) => fetchOnce(request, sent));
    if (follow === undefined) return answer;
    return answer.then((response) =>
      follow(response, attempt, attachments, async (next, added, redirect) =>
        fetchOnce(await requestOf(next, await bodyOf(next), added, { redirect, isSeen }), sent),
      ),
    );
  });
}

/** Throws `OfflineError` without a network; a promise only where the application answers with one. */
function assertOnline(
  { operation: { method, path }, signal }: TrackedCall,
  phase: Attempt["phase"],
  { online }: Transport,
): Awaitable<void> {
  const assert = (isOnline: boolean): void => {
    if (!isOnline) throw new OfflineError(say`The device is offline; nothing was sent`, { method, path, phase });
  };
  const answer = online();
  return isThenable(answer) ? untilAborted(answer, signal).then(assert) : assert(answer);
}

/** What an attempt sends, first and after a redirect. */
interface Sent {
  readonly attempt: Attempt;
  readonly body: SentBody;
  readonly attachments: readonly Attachment[];
  readonly transport: Transport;
}

/** One request, with the errors that a call throws: the caller's abort as it is, no answer as one class. */
async function fetchOnce(request: FetchArguments, sent: Sent): Promise<Response> {
  const { attempt, transport } = sent;
  const { call, phase } = attempt;
  const { operation, signal } = call;
  try {
    const signedOut = attempt.recheck?.();
    if (signedOut !== undefined) await signedOut;
    if (signal?.aborted) throw reasonOf(signal); // Nothing is handed to a fetch that may not listen.
    const answer = untilAborted(handOn(request, transport), signal, discard);
    if (transport.onAttempt !== undefined) hearAttempt(transport.onAttempt, attempt, answer);
    return await answer;
  } catch (thrown) {
    if (signal?.aborted) throw reasonOf(signal);
    if (isLatchkeyError(thrown)) throw thrown;
    const secrets = [...secretsOf(sent.attachments), ...(await textsOfBody(sent.body))];
    throw noAnswer(thrown, { url: urlOf(request), operation, phase, secrets });
  }
}

/** The platform's fetch makes a Request of its own, even of a Request: it is handed none. */
function handOn([input, init]: FetchArguments, { fetch }: Transport): Promise<Response> {
  if (fetch === undefined || !(input instanceof Request)) return globalThis.fetch(input, init);
  return new Promise((resolve) => resolve(fetch(input))); // One in JavaScript may answer, or throw, at once.
}

function urlOf([input]: FetchArguments): string {
  return input instanceof Request ? input.url : input;
}
