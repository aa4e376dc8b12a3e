/** What a run of `latchkey generate` made and found, on one screen. */
import type { Notice } from "../model/spec-model.ts";
import { inOneLine } from "../document/spec-error.ts";
import { escapeUnseen } from "../generate/text/escape.ts";
import { counted } from "../generate/text/one-line.ts";
import type { GenerateOptions } from "../generate/generate.ts";
import type { Warning, WarningKind } from "../inspect/inspection.ts";
import { createPaint, type Paint } from "../inspect/terminal/paint.ts";
import type { ReportedOperation, RunReport } from "./run-report.ts";

/** Most lines that one kind of notice, or a list of files, takes. */
const most = 5;

/** The whole text. A document's strings cannot steer the terminal. */
export function summarize(report: RunReport, options: GenerateOptions, { colors }: { colors: boolean }): string {
  const paint = createPaint(colors);
  const lines = [
    ...describeModel(report, options, paint),
    ...describeNotices(report.notices, paint),
    ...describeWarnings(report.warnings, paint),
    ...(options.check === true ? describeCheck(report, options, paint) : describeFiles(report, options, paint)),
  ];
  return `${lines.join("\n")}\n`;
}

function describeModel({ source, ...report }: RunReport, { spec }: GenerateOptions, paint: Paint): string[] {
  // A file is named as the command names it, since many folders may have one of that name; an address may hold a secret.
  const named = spec === "-" || /^\w[\w+.-]+:/.test(spec) ? source : spec;
  const { title, version, operations, schemes, sessions } = report;
  const counts = countSecurity(operations);
  const wired = sessions.map(({ scheme, refresh }) => `${scheme}, renewed by ${refresh}`);
  return [
    `${paint("bold", shown(`${title} ${version}`.trim()))} ${paint("dim", `(${shown(named)})`)}`,
    `  operations  ${operations.length}: ${counts.secured} secured, ${counts.optional} optional, ${counts.public} public`,
    `  schemes     ${listed(schemes.map(({ name }) => name))}`,
    `  session     ${listed(wired)}`,
  ];
}

function shown(text: string): string {
  return escapeUnseen(inOneLine(text));
}

function listed(items: readonly string[]): string {
  const first = shown(items.slice(0, 2 * most).join(", "));
  return items.length === 0 ? "none" : first + (items.length > 2 * most ? `, and ${items.length - 2 * most} more` : "");
}

function countSecurity(operations: readonly ReportedOperation[]): {
  secured: number;
  optional: number;
  public: number;
} {
  const secured = operations.filter(
    ({ security, optionalSecurity }) => security.length > 0 && !optionalSecurity,
  ).length;
  const optional = operations.filter(
    ({ security, optionalSecurity }) => security.length > 0 && optionalSecurity,
  ).length;
  return { secured, optional, public: operations.length - secured - optional };
}

function describeNotices(notices: readonly Notice[], paint: Paint): string[] {
  const kinds = [...new Set(notices.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const ofKind = notices.filter((notice) => notice.kind === kind);
    const messages = ofKind.map(({ message }) => shown(message));
    const isQuiet = kind === "no-operation-id" || kind === "no-session";
    const sign = isQuiet ? paint("dim", "·") : paint("yellow", "!");
    const blocks = ofKind.flatMap(({ block }) => block?.split("\n") ?? []).map((line) => `    ${escapeUnseen(line)}`);
    return [...shorten(messages).map((message) => `${sign} ${message}`), ...blocks];
  });
}

/** What opens a door is said here; what weakens is counted. */
function describeWarnings(warnings: readonly Warning[], paint: Paint): string[] {
  const grave = warnings.filter(({ level, kind }) => level === "danger" || urgent.has(kind));
  const others = warnings.length - grave.length;
  return [
    ...grave.flatMap(({ message, hint }) => [
      `${paint("red", "!")} ${shown(message)}`,
      `  ${paint("dim", shown(hint))}`,
    ]),
    ...(others === 0 ? [] : [paint("dim", `· ${counted(others, "more warning")}: latchkey inspect`)]),
  ];
}

/** What keeps a first call from working, though it opens no door. */
const urgent: ReadonlySet<WarningKind> = new Set(["hidden-bearer", "secured-sign-in"]);

function shorten(items: readonly string[]): string[] {
  return items.length <= most + 1
    ? [...items]
    : [...items.slice(0, most), `and ${items.length - most} more of this kind`];
}

function describeFiles({ files }: RunReport, { out }: GenerateOptions, paint: Paint): string[] {
  const written = files.changed.length + files.missing.length;
  const removed = files.stale.length > 0 ? `, ${files.stale.length} removed` : "";
  return [
    `${paint("green", "✓")} ${out}: ${written} files written, ${files.unchanged.length} unchanged${removed}`,
    ...shorten(files.stale.map((path) => `removed ${path}`)).map((line) => `  ${line}`),
  ];
}

function describeCheck({ files }: RunReport, options: GenerateOptions, paint: Paint): string[] {
  const differences = [
    ...files.changed.map((path) => `differs   ${path}`),
    ...files.missing.map((path) => `missing   ${path}`),
    ...files.stale.map((path) => `left over ${path}`),
  ];
  if (differences.length === 0) return [`${paint("green", "✓")} ${options.out} is up to date`];
  return [
    `${paint("red", "✗")} ${options.out} is not what ${options.spec} gives:`,
    ...shorten(differences).map((line) => `  ${line}`),
    `Run \`${mendingCommand(options)}\`.`,
  ];
}

/** In a package whose script `generate` was called, that script; else the command in full. */
function mendingCommand({ spec, out }: GenerateOptions): string {
  const isScript = process.env["npm_lifecycle_event"]?.includes("generate") === true;
  return isScript ? "npm run generate" : `latchkey generate ${spec} --out ${out}`;
}
