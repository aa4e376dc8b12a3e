/** The body of one answer in both documents: its media types, and its values. */
import type { Json } from "../../document/json.ts";
import { formatPointer, parsePointer, type Path, valueAtPath } from "../../document/pointer.ts";
import { isEventStream } from "../../model/streams/stream-item.ts";
import type { Schema } from "../schemas/place.ts";
import type { Change } from "../change.ts";
import type { RuleName } from "../rules/rules.ts";
import { type Answer, itemOf } from "./answers-of.ts";
import { operationChange, valueChanges, type OperationPair } from "./context.ts";

/** What differs in the body of an answer; `at` is what a caller calls it. */
export function compareBodies(pair: OperationPair, was: Answer, is: Answer, at: "data" | "error"): Change[] {
  const told = (rule: RuleName, path: Answer["path"], message: string): Change =>
    operationChange(pair, rule, path, `${message} (${is.status}).`);
  if (was.body === undefined && is.body === undefined) return [];
  if (is.body === undefined) return [told("answer-body-removed", is.path, "There is no body any more")];
  if (was.body === undefined) return [told("answer-body-added", is.body.path, "There is a body now")];
  const [one, other] = [was.body, is.body];
  const further = at === "data" ? [...compareFurther(was, is, told), ...compareChosenItems(pair, was, is)] : [];
  const values = (): Change[] => {
    if (at === "data" && one.kind === "stream" && other.kind === "stream")
      return itemChanges(pair, one.schema, other.schema, is.status);
    if (one.kind !== "json" || other.kind !== "json") return [];
    return valueChanges(pair, one.schema, other.schema, "output", at, is.status);
  };
  if (isSameType(one.type, other.type)) return [...further, ...values()];
  const change = `The body is ${other.type}; it was ${one.type}`;
  if (has(is, one.type))
    return [told("answer-media-preferred", other.path, `A call asks for ${other.type}; it asked for ${one.type}`)];
  if (one.kind !== other.kind || isEventStream(one.type) !== isEventStream(other.type))
    return [...further, told("answer-kind-changed", other.path, change)];
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

/** The items of streams that a call gets only if it asks for them. */
function compareChosenItems(pair: OperationPair, was: Answer, is: Answer): Change[] {
  return is.model.media.slice(1).flatMap((media) => {
    const before = was.model.media.find(({ type }) => isSameType(type, media.type));
    if (media.item === undefined || before?.item === undefined) return [];
    const place = (answer: Answer, type: string): Path => [...answer.path, "content", type];
    const [one, other] = [itemOf(before.item, place(was, before.type)), itemOf(media.item, place(is, media.type))];
    return itemChanges(pair, one, other, is.status);
  });
}

/** What differs in an item. It is described as it is read, so the way to a part of it may end before the part: the document has it in a text. */
function itemChanges(pair: OperationPair, before: Schema, now: Schema, status: string): Change[] {
  return valueChanges(pair, before, now, "output", "item", status).map((change) => {
    const path = parsePointer(change.pointer) ?? [];
    const isThere = (root: Json, end: number): boolean => valueAtPath(root, path.slice(0, end)) !== undefined;
    if (isThere(pair.before.root, path.length)) return change;
    let end = path.length;
    while (end > 0 && !isThere(pair.now.root, end)) end--;
    return { ...change, pointer: formatPointer(path.slice(0, end)) };
  });
}

function has({ model }: Answer, type: string): boolean {
  return model.media.some((media) => isSameType(media.type, type));
}

function isSameType(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
