/** What an application hears of the requests of its calls. */
import type { Operation } from "../operation/operation.ts";
import type { Attempt } from "./attempt.ts";

/** One request of a call, once its answer has begun, or none can come any more. It shows no credential, no address and no header. */
export interface AttemptEvent {
  readonly operation: Operation;
  /** `retry` for the request that follows a refusal. */
  readonly phase: Attempt["phase"];
  /** Of the answer; nothing where there is none. */
  readonly status: number | undefined;
  /** Milliseconds from the request to the head of its answer. */
  readonly milliseconds: number;
  /** Milliseconds that the request waited before: for its credential above all, which a store, a refresh or a function has to bring. */
  readonly waited: number;
}

/** Hears of each request that a client sends. One that throws, at once or later, is told to the console and disturbs nobody. */
export type AttemptListener = (attempt: AttemptEvent) => void;

/** Tells a listener of a request that has just gone, once it is known how it ends. */
export function hearAttempt(
  listener: AttemptListener,
  { phase, call: { operation, progress } }: Attempt,
  answer: Promise<Response>,
): void {
  const sent = performance.now();
  const waited = sent - (progress.since ?? sent);
  const tell = (status?: number) => {
    progress.since = performance.now();
    return listener({ operation, phase, status, milliseconds: progress.since - sent, waited });
  };
  answer
    .then(
      ({ status }) => tell(status),
      () => tell(),
    )
    .catch(console.error);
}
