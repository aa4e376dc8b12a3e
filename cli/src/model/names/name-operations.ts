/** Every operation's function name: the one place for the contract's rules. */
import { takeName } from "../../document/take-name.ts";
import { isReservedWord, splitWords, toCamelCase } from "./identifier.ts";
import { routeText } from "./naming.ts";

/** What a name is made of. */
export interface Nameable {
  readonly operationId: string | undefined;
  /** As the document has it. */
  readonly method: string;
  readonly path: string;
  /** The path as names are made of it, where constants are gone from it. */
  readonly namedPath?: string | undefined;
}

/** A name that is not what the operation alone would have given. */
export interface Renaming {
  readonly operation: Nameable;
  /** What several operations, or something else, wanted. */
  readonly wanted: string;
  /** Whether nothing at all can have the wanted name. */
  readonly isReserved: boolean;
  readonly name: string;
}

/** Names by operation, in the order given. */
export interface OperationNames {
  readonly names: readonly string[];
  readonly renamed: readonly Renaming[];
}

// What a generated folder exports beside the endpoints. `then` would make `await import()` of the module hang.
const reservedNames: ReadonlySet<string> = new Set([
  "createClient",
  "createSession",
  "createPathClient",
  "Client",
  "Session",
  "schemas",
  "bind",
  "unwrap",
  "defineEndpoint",
  "typesOf",
  "then",
]);

/** The name that an operation has when nobody else wants it. */
export function operationName(operation: Nameable): string {
  const name = plainName(operation);
  return isReservedName(name) ? `${name}_` : name;
}

/** The same without regard to what a module can declare. */
function plainName(operation: Nameable): string {
  const words = splitWords(operation.operationId ?? "");
  return words.length > 0 ? toCamelCase(words) : routeName(operation);
}

/** Whether no endpoint may have this name. */
export function isReservedName(name: string): boolean {
  return isReservedWord(name) || reservedNames.has(name);
}

/** `GET /feed/{id}.csv` is `getFeedByIdCsv`; `GET /` is `getRoot`. */
function routeName({ method, path, namedPath = path }: Nameable): string {
  return toCamelCase(splitWords(routeText(method, namedPath)));
}

/**
 * Names all operations.
 *
 * Of those that meet in one name, the one whose operationId is that name keeps it, else the first by path, then method; the
 * others get underscores. So a new operation renames an old one only where they meet. `pinned` names come first.
 */
export function nameOperations(
  operations: readonly Nameable[],
  pinned: ReadonlyMap<Nameable, string> = new Map(),
  taken: Set<string> = new Set(),
): OperationNames {
  const names = new Map<Nameable, string>(pinned);
  for (const name of pinned.values()) taken.add(name);
  const renamed: Renaming[] = [];
  for (const operation of inPrecedence(operations)) {
    if (names.has(operation)) continue;
    const wanted = plainName(operation);
    const isReserved = isReservedName(wanted);
    const name = takeName(isReserved ? `${wanted}_` : wanted, taken);
    names.set(operation, name);
    if (name !== wanted) renamed.push({ operation, wanted, isReserved, name });
  }
  return { names: operations.map((operation) => names.get(operation) ?? ""), renamed };
}

/** Those whose operationId is their name before the others; then by path and method. */
function inPrecedence(operations: readonly Nameable[]): Nameable[] {
  const exact = new Set(operations.filter((operation) => operation.operationId === operationName(operation)));
  const rank = (operation: Nameable): number => (exact.has(operation) ? 0 : 1);
  return operations.toSorted((a, b) => rank(a) - rank(b) || compare(a.path, b.path) || compare(a.method, b.method));
}

// By code unit: the same on every machine, whatever its language.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
