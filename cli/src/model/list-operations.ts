/** The operations of a document, with their names, and those that nobody can call. */
import { isObject, listAt, objectAt, stringAt, valueAt, type Json, type JsonObject } from "../document/json.ts";
import { resolveRef } from "../document/resolve-ref.ts";
import { InputError } from "../document/spec-error.ts";
import type { ModelOptions } from "./model-options.ts";
import { isFixedMethod, sentMethod, whyNotSent } from "../document/methods.ts";
import { nearestName } from "./names/nearest-name.ts";
import { untagged } from "./names/name-files.ts";
import { isReservedName, nameOperations, type Renaming } from "./names/name-operations.ts";
import { applyNaming, type Naming } from "./names/naming.ts";
import { nameSessions } from "./names/name-sessions.ts";
import { hasForbiddenBody } from "./resolve-body.ts";
import { mergeParameters } from "./resolve-parameters.ts";
import { wiredSchemes } from "./resolve-sessions.ts";

/** An operation in its document. */
export interface ListedOperation {
  readonly name: string;
  /** Who has said what it is called. */
  readonly nameBy: "document" | "configuration";
  readonly operationId: string | undefined;
  /** As the document has it: in lower case, but for additional operations. */
  readonly method: string;
  readonly path: string;
  /** The first tag, or `default`. */
  readonly tag: string;
  /** The Operation Object and its Path Item Object, references followed. */
  readonly value: JsonObject;
  readonly item: JsonObject;
  /** The Parameter Objects that hold for it, the path's included. */
  readonly parameters: readonly JsonObject[];
  /** Whether its body is one that fetch sends. */
  readonly hasBody: boolean;
}

/** An operation that gets no endpoint, and why. */
export interface SkippedOperation {
  readonly route: string;
  readonly reason: string;
}

/** All operations of a document. */
export interface OperationList {
  readonly operations: readonly ListedOperation[];
  readonly renamed: readonly Renaming[];
  readonly skipped: readonly SkippedOperation[];
}

type Unnamed = Omit<ListedOperation, "name" | "nameBy" | "parameters">;

/** Lists and names the operations in the document's order. */
export function listOperations(root: Json, options: ModelOptions): OperationList {
  const found = Object.entries(objectAt(root, "paths")).flatMap(([path, item]) => operationsOf(root, path, item));
  assertKnown("include", options.include, found);
  assertKnown("exclude", options.exclude, found);
  const wanted = found.filter((operation) => isWanted(operation, options));
  const reasons = new Map(wanted.map((operation) => [operation, whyNotCallable(root, operation)]));
  const callable = wanted.filter((operation) => reasons.get(operation) === undefined);
  const rule = typeof options.names === "function" ? options.names : undefined;
  const nameable = rule === undefined ? callable : callable.map((operation) => ruled(operation, rule));
  const pinned = typeof options.names === "object" ? pinnedNames(callable, options.names) : new Map<Unnamed, string>();
  const { names, renamed } = nameOperations(
    nameable,
    pinned,
    new Set(nameSessions(wiredSchemes(root, options.session)).values()),
  );
  return {
    operations: callable.map((operation, index) => ({
      ...operation,
      name: names[index] ?? "",
      nameBy: pinned.has(operation) || nameable[index] !== operation ? "configuration" : "document",
      parameters: mergeParameters(root, operation.path, operation.item, operation.value),
    })),
    renamed,
    skipped: wanted.flatMap((operation) => {
      const reason = reasons.get(operation);
      return reason === undefined ? [] : [{ route: routeOf(operation), reason }];
    }),
  };
}

/** `GET /feed/{id}`, as messages and the configuration name an operation. */
export function routeOf({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${sentMethod(method)} ${path}`;
}

function operationsOf(root: Json, path: string, listed: Json): Unnamed[] {
  const resolved = resolveRef(root, listed, ["paths", path]);
  if (resolved === undefined || path.startsWith("x-")) return [];
  const { value: item } = resolved;
  const fixed = Object.entries(item).filter(([method]) => isFixedMethod(method));
  const additional = Object.entries(objectAt(item, "additionalOperations"));
  return [...fixed, ...additional].map(([method, value]) => toOperation(path, item, method, value));
}

function toOperation(path: string, item: JsonObject, method: string, value: Json): Unnamed {
  const operation = isObject(value) ? value : {};
  const [tag] = listAt(operation, "tags");
  return {
    operationId: stringAt(operation, "operationId"),
    method,
    path,
    tag: typeof tag === "string" ? tag : untagged,
    value: operation,
    item,
    hasBody: !hasForbiddenBody(method, operation),
  };
}

/** A name that nothing has is a mistake, which would take away the SDK, or leave in it what should not be there. */
function assertKnown(
  option: "include" | "exclude",
  names: readonly string[] = [],
  operations: readonly Unnamed[],
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
function keysOf(operation: Unnamed): string[] {
  const keys = [operation.path, operation.operationId, ...tagsOf(operation)];
  return keys.filter((key) => typeof key === "string");
}

function isWanted(operation: Unnamed, { include = [], exclude = [] }: ModelOptions): boolean {
  const keys = keysOf(operation);
  const names = (list: readonly string[]): boolean => list.some((entry) => keys.includes(entry));
  return (include.length === 0 || names(include)) && !names(exclude);
}

function tagsOf({ value, tag }: Unnamed): Json[] {
  const tags = listAt(value, "tags");
  return tags.length > 0 ? [...tags] : [tag];
}

function whyNotCallable(root: Json, { method, value, hasBody }: Unnamed): string | undefined {
  const reason = whyNotSent(method);
  if (reason !== undefined) return reason;
  const body = resolveRef(root, valueAt(value, "requestBody"), [])?.value;
  return !hasBody && valueAt(body, "required") === true ? `fetch refuses a body on ${method.toUpperCase()}` : undefined;
}

/** The operation as a naming rule wants it called: its text stands for the operationId. */
function ruled(operation: Unnamed, rule: Naming): Unnamed {
  const { operationId, method, path, value } = operation;
  const tags = listAt(value, "tags").filter((tag) => typeof tag === "string");
  const text = applyNaming(rule, { operationId, method: sentMethod(method), path, tags });
  return text === undefined ? operation : { ...operation, operationId: text };
}

function pinnedNames(operations: readonly Unnamed[], pins: Readonly<Record<string, string>>): Map<Unnamed, string> {
  const pinned = new Map<Unnamed, string>();
  for (const [route, name] of Object.entries(pins)) {
    const operation = operations.find((candidate) => routeOf(candidate) === route);
    if (operation === undefined) {
      throw new InputError(
        `names of the configuration: there is no operation ${JSON.stringify(route)}.`,
        'Name the route as in "GET /feed/{id}".',
      );
    }
    if (
      !/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name) ||
      isReservedName(name) ||
      [...pinned.values()].includes(name)
    ) {
      throw new InputError(
        `names of the configuration: ${JSON.stringify(name)} is no name for a function.`,
        "Choose an identifier.",
      );
    }
    pinned.set(operation, name);
  }
  return pinned;
}
