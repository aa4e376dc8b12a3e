/** Compares two documents by the SDKs that they give. */
import { InputError } from "../document/spec-error.ts";
import { type Diff, strictChange, worstStep } from "./change.ts";
import { compareModels } from "./compare-models.ts";
import { orderChanges } from "./report/order-changes.ts";
import { readSides, type SideOptions } from "./sides/read-sides.ts";

/** What to compare, and how. */
export interface DiffOptions extends SideOptions {
  /** Whether what breaks only exhaustive code or built test data counts as major. */
  readonly strict?: boolean;
}

/**
 * Tells what has changed between two documents from the side of whoever calls them, and what each change means.
 *
 * What the compiler does not see stands first. Throws a `SpecError` or an `InputError` when an input is at fault.
 */
export async function diff({ strict = false, ...options }: DiffOptions): Promise<Diff> {
  const [before, now] = await readSides(options);
  const { changes } = compareModels(before, now);
  assertRelated(before.operations.length, now.operations.length, changes);
  const judged = orderChanges(strict ? changes.map(strictChange) : changes);
  return { step: worstStep(judged), changes: judged };
}

/** Two APIs that have nothing in common are no versions of one; a list of all their operations would help nobody. */
function assertRelated(before: number, now: number, changes: Diff["changes"]): void {
  const count = (rule: string): number => changes.filter((change) => change.rule === rule).length;
  if (before === 0 || now === 0 || count("operation-removed") < before || count("operation-added") < now) return;
  throw new InputError(
    `The two documents have no operation in common: ${before} in the old one, ${now} in the new one.`,
    "Name two versions of one API, the old one first.",
  );
}
