/** A comparison for a terminal. */
import { inOneLine } from "../../document/spec-error.ts";
import { escapeUnseen } from "../../generate/text/escape.ts";
import type { Diff } from "../change.ts";
import { ruleOf } from "../rules/rules.ts";
import type { GroupedChange } from "./order-changes.ts";
import { countsOf, sectionsOf, whereOf } from "./sections.ts";

/** Gives a text a style, or leaves it as it is. */
export type PaintText = (style: "bold" | "dim" | "red" | "yellow" | "green", text: string) => string;

/** The text; nothing of a document in it steers the terminal. */
export function printDiff({ step, changes }: Diff, paint: PaintText): string {
  const head = `${paint("bold", step)}: ${countsOf(changes)}`;
  const parts = sectionsOf(changes).map(({ title, changes: listed }) => {
    const lines = listed.flatMap((change) => linesOf(change, paint));
    return [paint("bold", title), ...lines].join("\n");
  });
  return `${[head, ...parts].join("\n\n")}\n`;
}

function linesOf(change: GroupedChange, paint: PaintText): string[] {
  const color = change.step === "major" ? "red" : change.step === "minor" ? "yellow" : "green";
  const where = whereOf(change);
  const told = shown(where === "" ? change.message : `${where}: ${change.message}`);
  const first = `  ${paint(color, change.step)}  ${told}`;
  // What is merely more, or only words, needs no comment.
  return change.step === "major" || change.running !== "works"
    ? [first, paint("dim", `         ${ruleOf(change.rule).effect}`)]
    : [first];
}

function shown(text: string): string {
  return escapeUnseen(inOneLine(text));
}
