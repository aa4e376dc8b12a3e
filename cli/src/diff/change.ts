/** What a comparison finds. */
import { formatPointer, type Path } from "../document/pointer.ts";
import type { ChangeStep } from "./rules/rule.ts";
import { ruleOf, type RuleName } from "./rules/rules.ts";

/** How a version has to grow; `none` where nothing has changed. */
export type Step = "none" | ChangeStep;

/** One change, from a caller's side. */
export interface Change {
  readonly rule: RuleName;
  readonly step: ChangeStep;
  /** `GET /feed`, as the new document has it, for what is gone the old one; `null` for what belongs to no operation. */
  readonly operation: string | null;
  /** JSON Pointer into the new document, for what is gone into the old one. */
  readonly pointer: string;
  /** What happens to code that is compiled against the new SDK. */
  readonly recompile: "compiles" | "breaks";
  /** What happens to an SDK that is installed already: `changes` is for what goes on and behaves otherwise, now or once it is replaced. */
  readonly running: "works" | "changes" | "breaks";
  readonly message: string;
}

/** All changes, and the worst of their steps. */
export interface Diff {
  readonly step: Step;
  readonly changes: readonly Change[];
}

/** A change of an operation, or of none, that leads to a place. */
export function changeOf(rule: RuleName, operation: string | null, path: Path, message: string): Change {
  const { step, recompile, running } = ruleOf(rule);
  return { rule, step, operation, pointer: formatPointer(path), recompile, running, message };
}

/** The same changes where code that is exhaustive, or builds test data, counts like any other. */
export function strictChange(change: Change): Change {
  const { special = [] } = ruleOf(change.rule);
  return special.length === 0 ? change : { ...change, step: "major", recompile: "breaks" };
}

const steps: readonly Step[] = ["none", "patch", "minor", "major"];

/** The worst step of all changes. */
export function worstStep(changes: readonly Pick<Change, "step">[]): Step {
  return steps[Math.max(0, ...changes.map(({ step }) => steps.indexOf(step)))] ?? "none";
}

/** Whether the compiler says nothing of a change that something else notices. */
export function isSilent({ recompile, running }: Pick<Change, "recompile" | "running">): boolean {
  return recompile === "compiles" && running !== "works";
}
