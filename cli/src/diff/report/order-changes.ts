/** The order in which changes are told, and what is told once for many operations. */
import { type Change, isSilent } from "../change.ts";

const steps = ["major", "minor", "patch"];

/** What the compiler does not see first, then by step; else as the documents have it. */
export function orderChanges(changes: readonly Change[]): Change[] {
  return changes.toSorted((one, other) => rankOf(one) - rankOf(other));
}

function rankOf(change: Change): number {
  return (isSilent(change) ? 0 : 10) + steps.indexOf(change.step);
}

/** One change, and all operations that have it. */
export interface GroupedChange extends Change {
  readonly operations: readonly string[];
}

/** The same change of a shared schema is told once. */
export function groupChanges(changes: readonly Change[]): GroupedChange[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = [change.rule, change.step, change.pointer, change.message].join("\n");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [{ ...first, operations: [...new Set(group.flatMap(({ operation }) => operation ?? []))] }];
  });
}
