/** A comparison as Markdown, for a pull request. */
import type { Diff } from "../change.ts";
import { ruleOf } from "../rules/rules.ts";
import { markdownText } from "./markdown-text.ts";
import type { GroupedChange } from "./order-changes.ts";
import { countsOf, sectionsOf, whereOf } from "./sections.ts";

/** The text. */
export function emitMarkdown({ step, changes }: Diff): string {
  const title = step === "none" ? "## The API has not changed" : `## The API has changed: **${step}**`;
  const parts = sectionsOf(changes).map((section) => {
    const rows = section.changes.map(rowOf);
    return [
      `### ${section.title}`,
      "",
      "| step | where | what | what follows |",
      "| --- | --- | --- | --- |",
      ...rows,
    ].join("\n");
  });
  return `${[title, ...(changes.length === 0 ? [] : [`${countsOf(changes)}.`]), ...parts].join("\n\n")}\n`;
}

function rowOf(change: GroupedChange): string {
  const step = change.step === "major" ? "**major**" : change.step;
  const [first, ...others] = change.operations;
  const where = first === undefined ? "" : others.length === 0 ? `\`${first}\`` : whereOf(change);
  return `| ${[step, markdownText(where), markdownText(change.message), effectOf(change)].join(" | ")} |`;
}

/** The words of the rules are our own, and are Markdown. */
function effectOf({ rule }: GroupedChange): string {
  return ruleOf(rule).effect.replaceAll("|", "\\|");
}
