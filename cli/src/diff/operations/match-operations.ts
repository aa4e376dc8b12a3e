/** Which operation of the old document is which of the new one. */
import type { SideOperation } from "../sides/side.ts";

/** The operations of two documents, side by side. */
export interface MatchedOperations {
  readonly pairs: readonly (readonly [before: SideOperation, now: SideOperation])[];
  readonly removed: readonly SideOperation[];
  readonly added: readonly SideOperation[];
}

/**
 * Callers know an operation by the name of its function, so that comes first; what has lost its name is known by its route, whatever the
 * parameters in it are called.
 */
export function matchOperations(before: readonly SideOperation[], now: readonly SideOperation[]): MatchedOperations {
  const pairs = new Map<SideOperation, SideOperation>();
  const taken = new Set<SideOperation>();
  const pairBy = (keyOf: (operation: SideOperation) => string): void => {
    const free = new Map<string, SideOperation>();
    for (const operation of now)
      if (!taken.has(operation) && !free.has(keyOf(operation))) free.set(keyOf(operation), operation);
    for (const operation of before) {
      const other = pairs.has(operation) ? undefined : free.get(keyOf(operation));
      if (other === undefined || taken.has(other)) continue;
      pairs.set(operation, other);
      taken.add(other);
    }
  };
  pairBy(({ model }) => model.name);
  pairBy(({ route }) => route);
  pairBy(anonymousRoute);
  return {
    pairs: before.flatMap((operation) => {
      const other = pairs.get(operation);
      return other === undefined ? [] : [[operation, other] as const];
    }),
    removed: before.filter((operation) => !pairs.has(operation)),
    added: now.filter((operation) => !taken.has(operation)),
  };
}

/** A route without the names of its parameters. */
export function anonymousRoute({ route }: Pick<SideOperation, "route">): string {
  return route.replaceAll(/\{[^{}]*\}/g, "{}");
}
