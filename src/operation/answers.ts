/** Which media type a call accepts, and so which one its answer has to be in (RFC 9110, section 12.5.1). */
import { essence, isJson } from "./media-type.ts";
import type { Operation } from "./operation.ts";

/** The `Accept` of a call: what its operation says or, with a choice of the caller's, that in its place. */
export function acceptOf({ accept, answers = {} }: Operation, choice: string | undefined): string | undefined {
  if (choice === undefined) return accept?.join(", ");
  const lists = Object.values(answers).filter((types) => types.length > 0);
  const others = lists.flatMap((types) => (types.includes(choice) ? [] : types.slice(0, 1)));
  // An error's type that a success could be sent in, too, would let the server choose.
  const errors =
    lists.length === 0 ? [] : (accept ?? []).filter((type) => !lists.some((types) => types.includes(type)));
  return [...new Set([choice, ...others, ...errors])].join(", ");
}

/** The media type that a success has to be in, of those that were asked for; nothing where the document or the caller leaves it open. */
export function expectedType(
  operation: Operation,
  status: number,
  accept: string | null | undefined,
): string | undefined {
  const types = typesFor(operation, status);
  const [usual] = types;
  // What a call asks for by itself begins with it.
  if (accept === null || accept === undefined || usual === undefined || accept === usual) return usual;
  if (accept.startsWith(`${usual},`)) return usual;
  for (const asked of accept.split(",")) {
    const type = types.find((declared) => essence(declared) === essence(asked));
    if (type !== undefined) return type;
  }
  return undefined;
}

function typesFor(operation: Operation, status: number): readonly string[] {
  const { accept = [], answers } = operation;
  if (answers !== undefined) return answers[status] ?? answers["2XX"] ?? answers["default"] ?? [];
  let types = usualTypes.get(operation);
  if (types === undefined) {
    types = accept.length === 1 || accept.every(isJson) ? accept.slice(0, 1) : [];
    usualTypes.set(operation, types);
  }
  return types;
}

/** What each success of an operation is sent in, by its `accept` alone. */
const usualTypes = new WeakMap<Operation, readonly string[]>();
