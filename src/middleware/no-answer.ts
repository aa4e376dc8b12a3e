/** What a call throws when a request got no answer. */
import { type CallPhase, ConnectionError } from "../errors.ts";
import type { Operation } from "../operation/operation.ts";
import { withoutSecrets } from "../security/redaction.ts";
import { say } from "../say.ts";

/** What is known of a request that got no answer. */
export interface Unanswered {
  readonly url: string;
  readonly operation: Operation;
  readonly phase: CallPhase;
  /** The credentials that the request carried, and the texts of its body. */
  readonly secrets: readonly string[];
}

/** The error of a request that got no answer: where it went, and what the platform said. No query, no credential, nothing of the body. */
export function noAnswer(thrown: unknown, { url, operation, phase, secrets }: Unanswered): ConnectionError {
  const { origin, search } = new URL(url);
  const { method, path } = operation;
  const cause = withoutSecrets(thrown, [...secrets, search.slice(1)]);
  const words = wordsOf(cause);
  const what = say`The request to ${origin} got no answer${words === "" ? "" : `: ${words}`}`;
  return new ConnectionError(what, { method, path, phase, cause });
}

/** How many causes deep an error is read. */
const DEEPEST = 6;
/** The most characters that a message quotes of the platform's own. */
const LONGEST = 120;

/** The innermost cause that says anything: "connect ECONNREFUSED 127.0.0.1:443" stands below "fetch failed". */
function wordsOf(cause: unknown): string {
  let words = "";
  let fault = cause;
  for (let depth = 0; fault instanceof Error && depth < DEEPEST; depth++) {
    const code = "code" in fault && typeof fault.code === "string" ? fault.code : "";
    words = fault.message || code || words;
    fault = fault.cause;
  }
  return words
    .slice(0, LONGEST)
    .replace(/[\p{C}\s]+/gu, " ")
    .trim();
}
