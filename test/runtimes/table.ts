/** The table of runtimes, as the manual shows it. */
import type { CaseReport } from "./suite.ts";

/** What a runtime has come to, or why it was not there. */
export interface Row {
  readonly name: string;
  readonly outcome?: { readonly version: string; readonly report: readonly CaseReport[] };
  readonly lack?: string;
  /** The cases that it cannot pass, and why. */
  readonly limits?: Readonly<Record<string, string>>;
}

const BEGIN = "<!-- made by `npm run test:runtimes` -->";
const END = "<!-- until here -->";

/** The cases that a runtime has failed, though it could pass them. */
export function faultsOf({ outcome, limits = {} }: Row): readonly CaseReport[] {
  return outcome?.report.filter(({ name, error }) => error !== undefined && limits[name] === undefined) ?? [];
}

/** A row for each runtime: its version, how many cases it has passed, and the names of the others. */
export function tableOf(rows: readonly Row[]): string {
  const head = ["| runtime | version | cases passed | not passed |", "| --- | --- | --- | --- |"];
  return [...head, ...rows.map(lineOf)].join("\n");
}

function lineOf({ name, outcome, lack, limits = {} }: Row): string {
  if (outcome === undefined) return `| ${name} | not run: ${lack} | | |`;
  const { version, report } = outcome;
  const failed = report.filter(({ error }) => error !== undefined).map((one) => one.name);
  const told = failed.map((one) => (limits[one] === undefined ? one : `${one}: ${limits[one]}`));
  return `| ${name} | ${version} | ${report.length - failed.length} of ${report.length} | ${told.join("; ") || "–"} |`;
}

/** The page with the table between its two marks. */
export function withTable(page: string, table: string): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`The page has no marks "${BEGIN}" and "${END}"`);
  return `${page.slice(0, begin)}${BEGIN}\n\n${table}\n\n${page.slice(end)}`;
}
