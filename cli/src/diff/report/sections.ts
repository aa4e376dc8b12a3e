/** The changes of a comparison, as every report has them: in three parts, the one that needs eyes first. */
import { type Change, isSilent } from "../change.ts";
import { groupChanges, type GroupedChange } from "./order-changes.ts";

/** A part of a report. */
export interface Section {
  readonly title: string;
  readonly changes: readonly GroupedChange[];
}

/** The parts that have something. */
export function sectionsOf(changes: readonly Change[]): Section[] {
  const grouped = groupChanges(changes);
  const parts: Section[] = [
    { title: "What the compiler does not see", changes: grouped.filter(isSilent) },
    { title: "Code that no longer compiles", changes: grouped.filter(({ recompile }) => recompile === "breaks") },
    {
      title: "All else",
      changes: grouped.filter((change) => !isSilent(change) && change.recompile === "compiles"),
    },
  ];
  return parts.filter((part) => part.changes.length > 0);
}

/** `GET /feed`, or `GET /feed and 3 others`; empty for what belongs to no operation. */
export function whereOf({ operations }: GroupedChange): string {
  const [first, ...others] = operations;
  if (first === undefined) return "";
  return others.length === 0 ? first : `${first} and ${others.length} ${others.length === 1 ? "other" : "others"}`;
}

/** How many changes there are of each step, in words. */
export function countsOf(changes: readonly Change[]): string {
  const counts = (["major", "minor", "patch"] as const).flatMap((step) => {
    const count = changes.filter((change) => change.step === step).length;
    return count === 0 ? [] : [`${count} ${step}`];
  });
  return counts.length === 0 ? "nothing has changed" : counts.join(", ");
}
