/** The operations of a document, with their names, and those that nobody can call. */
import { isObject, listAt, objectAt, stringAt, valueAt, type Json, type JsonObject } from "../document/json.ts";
import type { Path } from "../document/pointer.ts";
import { resolveRef } from "../document/resolve-ref.ts";
import { assertSchemesKnown } from "./check-scheme-names.ts";
import { assertSchemesMeant } from "./check-scheme-overrides.ts";
import { filterOperations } from "./filter-operations.ts";
import { assertConstantsUsed } from "./fixed-values.ts";
import type { ModelOptions } from "./model-options.ts";
import { isFixedMethod, routeOf, whyNotSent } from "../document/methods.ts";
import { nameAll, type NamingOptions } from "./names/name-all.ts";
import { untagged } from "./names/name-files.ts";
import type { Renaming } from "./names/name-operations.ts";
import { hasForbiddenBody } from "./resolve-body.ts";
import { mergeParameters } from "./resolve-parameters.ts";
import { wiredOperations, wiredSchemes } from "./resolve-sessions.ts";

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
  /** What sessions need, though a filter leaves it out. */
  readonly kept: readonly { readonly route: string; readonly scheme: string }[];
}

type Unnamed = Omit<ListedOperation, "name" | "nameBy" | "parameters">;

/** Lists and names the operations in the document's order. */
export function listOperations(root: Json, options: ModelOptions): OperationList {
  const found = Object.entries(objectAt(root, "paths")).flatMap(([path, item]) => operationsOf(root, path, item));
  assertSchemesKnown(
    root,
    found.map(({ value }) => value),
    options,
  );
  assertSchemesMeant(root, options.schemes);
  const parameters = new Map(
    found.map((operation) => [operation, mergeParameters(root, operation.path, operation.item, operation.value)]),
  );
  assertConstantsUsed(options.params ?? {}, [...parameters.values()].flat());
  const naming: NamingOptions = { ...options, sessions: wiredSchemes(root, options.session), all: found };
  const isCallable = (operation: Unnamed): boolean => whyNotCallable(root, operation) === undefined;
  const { wanted, kept } = filterOperations(found, options, wiredOperations(root, options.session), (name) =>
    findNamed(found.filter(isCallable), name, naming),
  );
  const callable = wanted.filter(isCallable);
  const { names, renamed, configured } = nameAll(callable, naming);
  return {
    operations: callable.map((operation, index) => ({
      ...operation,
      name: names[index] ?? "",
      nameBy: configured.has(operation) ? "configuration" : "document",
      parameters: parameters.get(operation) ?? [],
    })),
    renamed,
    skipped: wanted.flatMap((operation) => {
      const reason = whyNotCallable(root, operation);
      return reason === undefined ? [] : [{ route: routeOf(operation), reason }];
    }),
    kept: kept.map(({ operation, scheme }) => ({ route: routeOf(operation), scheme })),
  };
}

/** Where an operation stands; its path may be a reference. */
export function pathOfOperation(root: Json, { path, method }: Pick<ListedOperation, "path" | "method">): Path {
  const start = resolveRef(root, objectAt(root, "paths")[path], ["paths", path])?.path ?? ["paths", path];
  return isFixedMethod(method) ? [...start, method] : [...start, "additionalOperations", method];
}

/** The operation that a session calls so: by its operationId, its route or its function's name. */
function findNamed(operations: readonly Unnamed[], name: string, naming: NamingOptions): Unnamed | undefined {
  const own =
    operations.find(({ operationId }) => operationId === name) ?? operations.find((one) => routeOf(one) === name);
  return own ?? operations[nameAll(operations, naming).names.indexOf(name)];
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

function whyNotCallable(root: Json, { method, value, hasBody }: Unnamed): string | undefined {
  const reason = whyNotSent(method);
  if (reason !== undefined) return reason;
  const body = resolveRef(root, valueAt(value, "requestBody"), [])?.value;
  return !hasBody && valueAt(body, "required") === true ? `fetch refuses a body on ${method.toUpperCase()}` : undefined;
}
