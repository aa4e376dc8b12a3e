import type { DocumentOutcome } from "./all-outcomes.ts";

/** The outcomes by kind, as a table in Markdown, and below it every document that has no SDK that compiles. */
export function markdownOf(outcomes: readonly DocumentOutcome[]): string {
  const good = outcomes.filter(isGood);
  const operations = good.reduce((sum, outcome) => sum + outcome.operations, 0);
  const sampled = good.filter(({ isSampled }) => isSampled).length;
  const counts = new Map<string, number>();
  for (const { kind } of outcomes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [
    `${outcomes.length} documents; ${good.length} SDKs with ${operations} functions compile, ${sampled} of them with TypeScript 5.9 too.`,
    table(
      ["what came of it", "documents"],
      [...counts].toSorted(([, a], [, b]) => b - a),
    ),
    table(
      ["document", "what is wrong"],
      outcomes.filter((outcome) => !isGood(outcome)).map(({ name, detail }) => [name, withoutPath(detail)]),
    ),
  ].join("\n\n");
}

/** Whether an SDK was made, and compiles. */
export function isGood({ kind }: DocumentOutcome): boolean {
  return kind === "compiles";
}

/** What came of each document that failed, in full. */
export function detailsOf(outcomes: readonly DocumentOutcome[]): string[] {
  return outcomes.filter((outcome) => !isGood(outcome)).map(({ name, kind, detail }) => `${name}: ${kind}\n${detail}`);
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.map((cell) => cellOf(String(cell))).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function cellOf(text: string): string {
  const [first = ""] = text.split("\n", 1);
  return first.replaceAll(/[|<>]/g, String.raw`\$&`);
}

/** A detail begins with a file of this machine. */
function withoutPath(detail: string): string {
  return detail.replace(/^\S*\/([^/\s:]+:)/, "$1");
}
