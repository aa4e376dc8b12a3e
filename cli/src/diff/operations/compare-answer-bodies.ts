/** The body of one answer in both documents: its media types, and its values. */
import type { Change } from "../change.ts";
import type { RuleName } from "../rules/rules.ts";
import type { Answer } from "./answers-of.ts";
import { operationChange, valueChanges, type OperationPair } from "./context.ts";

/** What differs in the body of an answer; `at` is what a caller calls it. */
export function compareBodies(pair: OperationPair, was: Answer, is: Answer, at: "data" | "error"): Change[] {
  const told = (rule: RuleName, path: Answer["path"], message: string): Change =>
    operationChange(pair, rule, path, `${message} (${is.status}).`);
  if (was.body === undefined && is.body === undefined) return [];
  if (is.body === undefined) return [told("answer-body-removed", is.path, "There is no body any more")];
  if (was.body === undefined) return [told("answer-body-added", is.body.path, "There is a body now")];
  const [one, other] = [was.body, is.body];
  const further = at === "data" ? compareFurther(was, is, told) : [];
  const values = (): Change[] =>
    one.kind === "json" && other.kind === "json"
      ? valueChanges(pair, one.schema, other.schema, "output", at, is.status)
      : [];
  if (isSameType(one.type, other.type)) return [...further, ...values()];
  const change = `The body is ${other.type}; it was ${one.type}`;
  if (has(is, one.type))
    return [told("answer-media-preferred", other.path, `A call asks for ${other.type}; it asked for ${one.type}`)];
  if (one.kind !== other.kind) return [...further, told("answer-kind-changed", other.path, change)];
  const rule = one.kind === "json" ? "answer-json-renamed" : "answer-media-replaced";
  return [...further, told(rule, other.path, change), ...values()];
}

/** Media types that a call gets only if it asks for them. */
function compareFurther(
  was: Answer,
  is: Answer,
  told: (rule: RuleName, path: Answer["path"], message: string) => Change,
): Change[] {
  const gone = was.model.media.slice(1).filter(({ type }) => !has(is, type));
  const fresh = is.model.media.slice(1).filter(({ type }) => !has(was, type));
  return [
    ...gone.map(({ type }) =>
      told("answer-media-removed", [...was.path, "content", type], `The body can no longer be ${type}`),
    ),
    ...fresh.map(({ type }) =>
      told("answer-media-added", [...is.path, "content", type], `The body can also be ${type}`),
    ),
  ];
}

function has({ model }: Answer, type: string): boolean {
  return model.media.some((media) => isSameType(media.type, type));
}

function isSameType(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
