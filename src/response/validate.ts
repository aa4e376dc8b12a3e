/** An answer's JSON, held against what the application knows of it. */
import type { ValidationIssue } from "../errors.ts";
import type { Operation } from "../operation/operation.ts";
import type { Awaitable } from "../waiting/awaitable.ts";

/**
 * Judges the JSON of an answer. `false` or issues say that it is not what it should be: the call throws a `ResponseBodyError`. What
 * it throws, the call throws. Anything else lets the JSON pass as it has come: its types are those of the document.
 */
export type Validate = (data: unknown, answer: ValidatedAnswer) => Awaitable<Verdict>;

/** The answer that the JSON came with. */
export interface ValidatedAnswer {
  readonly operation: Operation;
  readonly status: number;
}

/** What a validator says: whether it is right, as Ajv does, or what a Standard Schema says (version 1). */
export type Verdict = boolean | { readonly issues?: readonly ValidationIssue[] | undefined } | undefined | void;
