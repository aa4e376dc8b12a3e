/** A session under a fake clock, with a refresh whose every answer the test gives. */
import type { Asker, TokenSource } from "../../src/security/credential.ts";
import { isBrokenConnection } from "../../src/session/broken-connection.ts";
import { dismiss } from "../../src/session/dismiss.ts";
import type { SessionEvent } from "../../src/session/events.ts";
import { createWiredSession, type Session } from "../../src/session/session.ts";
import type { SessionOptions } from "../../src/session/session-options.ts";
import { stepUp } from "../../src/session/step-up.ts";
import type { Tokens } from "../../src/session/tokens.ts";

/** One call of `refresh`, waiting for the test's answer. */
export interface Question {
  readonly refreshToken: string;
  readonly signal: AbortSignal;
  /** Settles once everything that follows from the answer has happened. */
  answer(tokens: Tokens): Promise<void>;
  fail(error: unknown): Promise<void>;
}

export interface Rig {
  readonly session: Session;
  readonly source: TokenSource;
  readonly events: SessionEvent[];
  readonly questions: Question[];
  /** Moves the session's clock. */
  pass(seconds: number): void;
  /** Begins a call: what it would be sent with, now or when it has been obtained. */
  obtain(signal?: AbortSignal): Promise<string>;
  asker(signal?: AbortSignal): Asker;
}

/** The tokens that a rig begins with: an hour to live. */
export const hour: Tokens = { accessToken: "A1", refreshToken: "R1", expiresIn: 3600 };

/** Everything that can happen without a timer or the network has happened. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A promise, and its ends. */
export function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (error: unknown) => void } {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((res, rej) => {
    resolve = res;
    reject = rej;
  });
  return { promise, resolve, reject };
}

/** A session that nobody has signed in to. */
export function idleRig(given: SessionOptions = {}): Rig {
  let now = Date.UTC(2026, 0, 1);
  const questions: Question[] = [];
  const events: SessionEvent[] = [];
  const options: SessionOptions = {
    now: () => now,
    refresh: (refreshToken, { signal }) => {
      const { promise, resolve, reject } = deferred<Tokens>();
      const answer = (tokens: Tokens) => (resolve(tokens), settled());
      const fail = (error: unknown) => (reject(error), settled());
      questions.push({ refreshToken, signal, answer, fail });
      return promise;
    },
    onEvent: (event) => events.push(event),
    ...given,
  };
  const session = createWiredSession(options, { stepUp, dismiss, isBroken: isBrokenConnection });
  const source = session["~credential"];
  const asker = (signal?: AbortSignal): Asker => ({ signOuts: source.signOuts, signal });
  return {
    session,
    source,
    events,
    questions,
    pass: (seconds) => void (now += seconds * 1000),
    asker,
    obtain: async (signal) => source.current() ?? source.obtain(asker(signal)),
  };
}

/** A session that has just been started. */
export async function rig({ tokens = hour, ...options }: SessionOptions & { tokens?: Tokens } = {}): Promise<Rig> {
  const idle = idleRig(options);
  await idle.session.start(tokens);
  idle.events.length = 0;
  return idle;
}

/** The question with this number. */
export function question({ questions }: Rig, index = 0): Question {
  const found = questions[index];
  if (found === undefined) throw new Error(`Only ${questions.length} refreshes were asked for`);
  return found;
}

/** The types of the events so far. */
export function eventTypes({ events }: Rig): string[] {
  return events.map(({ type }) => type);
}

/** How a promise stands, without waiting for it. */
export async function outcome(promise: Promise<unknown>): Promise<unknown> {
  const pending = Symbol("pending");
  const now = await Promise.race([promise.catch((error: unknown) => error), settled().then(() => pending)]);
  return now === pending ? "pending" : now;
}

/** Whether a refused token is being renewed. How that ends is another test's business, and nobody else waits for it. */
export function isRenewing(replacing: unknown): boolean {
  if (!(replacing instanceof Promise)) return false;
  replacing.catch(() => undefined);
  return true;
}
