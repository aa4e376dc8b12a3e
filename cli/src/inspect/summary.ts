/** The numbers of an inspection. */
import type { Access, InspectedOperation, Inspection } from "./inspection.ts";

/** How many operations there are of each access. */
export function countAccess(operations: readonly InspectedOperation[]): Record<Access, number> {
  const counts: Record<Access, number> = { locked: 0, optional: 0, open: 0 };
  for (const { access } of operations) counts[access] += 1;
  return counts;
}

/** `19 operations: 13 locked, 1 optional, 5 open`. */
export function summaryOf({ operations }: Inspection): string {
  const { locked, optional, open } = countAccess(operations);
  return `${operations.length} operation${operations.length === 1 ? "" : "s"}: ${locked} locked, ${optional} optional, ${open} open`;
}
