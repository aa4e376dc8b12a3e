/** Which operations are wanted: what `include` and `exclude` say, and what sessions need whatever those say. */
import { listAt, type Json, type JsonObject } from "../document/json.ts";
import { InputError } from "../document/spec-error.ts";
import type { ModelOptions } from "./model-options.ts";
import { nearestName } from "./names/nearest-name.ts";
import type { WiredOperation } from "./resolve-sessions.ts";

/** What an operation can be taken or left out by. */
export interface Filterable {
  readonly operationId: string | undefined;
  readonly path: string;
  /** The first tag, or `default`. */
  readonly tag: string;
  readonly value: JsonObject;
}

/** An operation that a session needs, though a filter leaves it out. */
export interface Kept<Operation> {
  readonly operation: Operation;
  /** The scheme of the session. */
  readonly scheme: string;
}

/** The wanted operations in their order, and those of them that no filter would have left in. */
export interface Filtered<Operation> {
  readonly wanted: readonly Operation[];
  readonly kept: readonly Kept<Operation>[];
}

/** Filters; `find` knows by what names a session may call an operation. Throws for a name that nothing has. */
export function filterOperations<Operation extends Filterable>(
  all: readonly Operation[],
  { include, exclude }: Pick<ModelOptions, "include" | "exclude">,
  wired: readonly WiredOperation[],
  find: (name: string) => Operation | undefined,
): Filtered<Operation> {
  assertKnown("include", include, all);
  assertKnown("exclude", exclude, all);
  const left = new Set(all.filter((operation) => isWanted(operation, include, exclude)));
  if (left.size === all.length) return { wanted: all, kept: [] };
  const needed = new Map<Operation, string>();
  for (const { scheme, name } of wired) {
    const operation = find(name);
    if (operation !== undefined && !left.has(operation) && !needed.has(operation)) needed.set(operation, scheme);
  }
  return {
    wanted: all.filter((operation) => left.has(operation) || needed.has(operation)),
    kept: Array.from(needed, ([operation, scheme]) => ({ operation, scheme })),
  };
}

/** A name that nothing has is a mistake, which would take away the SDK, or leave in it what should not be there. */
function assertKnown(
  option: "include" | "exclude",
  names: readonly string[] = [],
  operations: readonly Filterable[],
): void {
  if (names.length === 0) return;
  const known = new Set(operations.flatMap(keysOf));
  const unknown = names.find((name) => !known.has(name));
  if (unknown === undefined) return;
  const nearest = nearestName(unknown, known);
  throw new InputError(
    `${option}: no operation has the tag, path or operationId ${JSON.stringify(unknown)}.`,
    nearest === undefined ? "`latchkey inspect` lists all operations." : `Is it ${JSON.stringify(nearest)}?`,
  );
}

/** By which of its names an operation may be taken or left out: they are compared as they are. */
function keysOf(operation: Filterable): string[] {
  const keys = [operation.path, operation.operationId, ...tagsOf(operation)];
  return keys.filter((key) => typeof key === "string");
}

function isWanted(operation: Filterable, include: readonly string[] = [], exclude: readonly string[] = []): boolean {
  const keys = keysOf(operation);
  const names = (list: readonly string[]): boolean => list.some((entry) => keys.includes(entry));
  return (include.length === 0 || names(include)) && !names(exclude);
}

function tagsOf({ value, tag }: Filterable): Json[] {
  const tags = listAt(value, "tags");
  return tags.length > 0 ? [...tags] : [tag];
}
