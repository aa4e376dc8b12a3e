/** The answers of an operation in both documents. */
import { isEventStream } from "../../model/streams/stream-item.ts";
import type { Change } from "../change.ts";
import type { RuleName } from "../rules/rules.ts";
import type { Schema } from "../schemas/place.ts";
import { type Answer, type Answers, answersOf } from "./answers-of.ts";
import { compareBodies } from "./compare-answer-bodies.ts";
import { compareHeaders } from "./compare-headers.ts";
import { isReadable, operationChange, type OperationPair } from "./context.ts";

/** What differs in what a call receives. */
export function compareAnswers(pair: OperationPair): Change[] {
  const before = answersOf(pair.before, pair.one);
  const now = answersOf(pair.now, pair.other);
  return [...compareSuccesses(pair, before, now), ...compareFailures(pair, before, now)];
}

interface Matched {
  readonly pairs: readonly (readonly [was: Answer, is: Answer])[];
  readonly removed: readonly Answer[];
  readonly added: readonly Answer[];
}

function match(before: readonly Answer[], now: readonly Answer[]): Matched {
  const pairs = before.flatMap((was) => {
    const is = now.find(({ status }) => status === was.status);
    return is === undefined ? [] : [[was, is] as const];
  });
  return {
    pairs,
    removed: before.filter(({ status }) => now.every((other) => other.status !== status)),
    added: now.filter(({ status }) => before.every((other) => other.status !== status)),
  };
}

function compareSuccesses(pair: OperationPair, before: Answers, now: Answers): Change[] {
  const { pairs, removed, added } = match(before.successes, now.successes);
  const same = pairs.flatMap(([was, is]) => compareSuccess(pair, was, is));
  const [gone] = removed;
  const [fresh] = added;
  if (removed.length === 1 && added.length === 1 && gone !== undefined && fresh !== undefined) {
    const message = `A success is ${fresh.status}; it was ${gone.status}.`;
    const replaced = operationChange(pair, "success-replaced", fresh.path, message);
    return [...same, replaced, ...compareSuccess(pair, gone, fresh)];
  }
  const isNothingLeft = now.successes.length === 0 && before.successes.length > 0;
  return [
    ...same,
    ...removed.map(({ status, path }) => {
      const rule = isNothingLeft ? "answer-body-removed" : "success-removed";
      return operationChange(pair, rule, path, `The success ${status} is gone.`);
    }),
    ...added.map((answer) => {
      const isKnown = before.successes.length === 0 || before.successes.some((other) => isLike(pair, other, answer));
      const message = `A success may be ${answer.status}${isKnown ? "" : ", with other data"}.`;
      return operationChange(pair, isKnown ? "success-added" : "success-added-otherwise", answer.path, message);
    }),
  ];
}

function compareSuccess(pair: OperationPair, was: Answer, is: Answer): Change[] {
  return [...compareBodies(pair, was, is, "data"), ...compareHeaders(pair, was, is)];
}

/** Whether who reads one answer can read another. */
function isLike({ schemas }: OperationPair, { body: was }: Answer, { body: is }: Answer): boolean {
  if (was === undefined || is === undefined) return was === is;
  if (was.kind !== is.kind || isEventStream(was.type) !== isEventStream(is.type)) return false;
  return (was.kind !== "json" && was.kind !== "stream") || isReadable(schemas, was.schema, is.schema);
}

function compareFailures(pair: OperationPair, before: Answers, now: Answers): Change[] {
  const { pairs, removed, added } = match(before.failures, now.failures);
  const told = (rule: RuleName, { status, path }: Answer, what: string): Change =>
    operationChange(pair, rule, path, `The error ${status} ${what}.`);
  return [
    ...pairs.flatMap(([was, is]) => {
      if (was.body !== undefined && is.body !== undefined)
        return [...compareBodies(pair, was, is, "error"), ...compareHeaders(pair, was, is)];
      const headers = compareHeaders(pair, was, is);
      if (was.body !== undefined) return [told(removalOf(pair, was, now), is, "has no body any more"), ...headers];
      return is.body === undefined ? headers : [told(additionOf(pair, is, before), is, "has a body now"), ...headers];
    }),
    ...removed.map((answer) => told(removalOf(pair, answer, now), answer, "is declared no more")),
    ...added.map((answer) => told(additionOf(pair, answer, before), answer, "is new")),
  ];
}

/** A status that is declared no more is typed by what all errors have in common. */
function removalOf({ schemas }: OperationPair, { status, body }: Answer, { common }: Answers): RuleName {
  const isKnown =
    body === undefined ||
    status.startsWith("3") ||
    (body.kind === "json" &&
      common !== undefined &&
      common.every((schema) => isReadable(schemas, body.schema, schema)));
  return isKnown ? "error-removed" : "error-removed-otherwise";
}

/** Errors are read without a look at the status, so a new one has to be like the others. A redirection is like none. */
function additionOf(pair: OperationPair, answer: Answer, { failures, common }: Answers): RuleName {
  const { status, body } = answer;
  const isUnknown = common === undefined && failures.every((failure) => failure.status !== "default");
  if (isUnknown) return "error-added";
  if (status.startsWith("3")) return "error-added-otherwise";
  const shared: readonly Schema[] = common ?? [];
  const isKnown =
    body === undefined ||
    failures.some((other) => isLike(pair, other, answer)) ||
    (body.kind === "json" && shared.some((schema) => isReadable(pair.schemas, schema, body.schema)));
  return isKnown ? "error-added" : "error-added-otherwise";
}
