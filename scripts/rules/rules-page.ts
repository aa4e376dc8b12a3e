/** The table of what is breaking, made of the rules that `latchkey diff` judges by. */
import type { Rule } from "../../cli/src/diff/rules/rule.ts";
import { ruleGroups, ruleOf } from "../../cli/src/diff/rules/rules.ts";

const begin = "<!-- rules: npm run docs:rules writes what follows -->";
const end = "<!-- end of the rules -->";

/** The page with the table of today; what stands around it is left alone. */
export function withRules(page: string): string {
  const [head, rest] = page.split(begin);
  const [, tail] = (rest ?? "").split(end);
  if (head === undefined || tail === undefined) throw new Error("The page has no place for the rules.");
  return `${head}${begin}\n\n${rulesTable()}\n\n${end}${tail}`;
}

function rulesTable(): string {
  const parts = ruleGroups.map(({ title, names }) => {
    const rows = names.map((name) => rowOf(name, ruleOf(name)));
    return [
      `## ${title}`,
      "",
      "| change | step | compiles? | installed SDK | rule |",
      "| --- | --- | --- | --- | --- |",
      ...rows,
    ].join("\n");
  });
  return parts.join("\n\n");
}

function rowOf(name: string, rule: Rule): string {
  const { change, step, running, effect } = rule;
  const isSilent = rule.recompile === "compiles" && running !== "works";
  const what = isSilent ? `**${change}.** ${effect}` : `${change}. ${effect}`;
  return `| ${[what, step === "major" ? "**major**" : step, compiles(rule), running, `\`${name}\``].map(cell).join(" | ")} |`;
}

function compiles({ recompile, special = [] }: Rule): string {
  if (recompile === "breaks") return "no";
  return special.length === 0 ? "yes" : `yes, but ${special.map((code) => words[code]).join(", ")}`;
}

const words = {
  exhaustive: "a `switch`",
  fixture: "test data",
  file: "`endpoints/*`",
  paths: "the path client",
} as const;

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
