/** What every comparison of operations is given, and how it tells what it finds. */
import type { Path } from "../../document/pointer.ts";
import type { View } from "../../model/split-schemas.ts";
import { type Change, changeOf } from "../change.ts";
import { isRuleName, ruleOf, type RuleName } from "../rules/rules.ts";
import type { SchemaComparison } from "../schemas/compare-schemas.ts";
import type { Finding } from "../schemas/finding.ts";
import { joinAt } from "../schemas/finding.ts";
import type { Schema } from "../schemas/place.ts";
import type { Side, SideOperation } from "../sides/side.ts";

/** The two documents. */
export interface Comparison {
  readonly before: Side;
  readonly now: Side;
  readonly schemas: SchemaComparison;
  /** What schemes that were only renamed are called now, by their old names. */
  readonly schemeNames: ReadonlyMap<string, string>;
}

/** The two sides of one operation. */
export interface OperationPair extends Comparison {
  readonly one: SideOperation;
  readonly other: SideOperation;
}

/** A change of the operation of a pair. */
export function operationChange({ other }: OperationPair, rule: RuleName, path: Path, message: string): Change {
  return changeOf(rule, other.route, path, message);
}

/** The changes of a value in an operation; `at` is what messages call the value, `status` the answer that has it. */
export function valueChanges(
  pair: OperationPair,
  before: Schema,
  now: Schema,
  view: View,
  at: string,
  status?: string,
): Change[] {
  const answer = status === undefined ? "" : ` (${status})`;
  return pair.schemas.compare(before, now, view).map((finding) => {
    const message = `${placeIn(at, finding)} ${finding.what}${answer}.`;
    return operationChange(pair, ruleFor(finding, view), finding.path, message);
  });
}

/** Whether code that reads the old value reads the new one too. */
export function isReadable(schemas: SchemaComparison, before: Schema, now: Schema): boolean {
  return schemas
    .compare(before, now, "output")
    .every((finding) => ruleOf(ruleFor(finding, "output")).recompile === "compiles");
}

/** \`body.title\`, in the words of messages. */
function placeIn(at: string, finding: Finding): string {
  return `\`${joinAt(at, finding.at)}\``;
}

/** What a finding means for what is sent, or for what is received. */
export function ruleFor({ kind }: Finding, view: View): RuleName {
  if (view === "output" && (kind.startsWith("limit-") || kind === "constraint-changed")) return "answer-limit-changed";
  const name = `${view === "input" ? "request" : "answer"}-${kind}`;
  if (!isRuleName(name)) throw new Error(`There is no rule ${name}.`);
  return name;
}
