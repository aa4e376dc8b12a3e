/** The whole inspection as text: a table by tag, the schemes, the origins, the warnings. */
import { counted } from "../../generate/text/one-line.ts";
import { schemeKind, schemeOrigin, schemePlace } from "../describe-scheme.ts";
import type { InspectedOrigin, InspectedScheme, Inspection, Warning } from "../inspection.ts";
import { summaryOf } from "../inspection.ts";
import { visible, visibleProse } from "../visible.ts";
import { createPaint, type Paint, type Style } from "./paint.ts";
import { printOperations } from "./print-operations.ts";
import { pad, widthOf, words, wrap } from "./wrap.ts";

/** How to write. */
export interface PrintOptions {
  readonly colors: boolean;
  /** Columns; lines stay within them where no single name is longer. */
  readonly width: number;
  /** Whether the table of operations is wanted, or only what is around it. */
  readonly table: boolean;
}

/** The text. A document's strings cannot steer the terminal. */
export function printInspection(inspection: Inspection, { colors, width, table }: PrintOptions): string {
  const paint = createPaint(colors);
  const lines = [
    ...printHead(inspection, paint),
    ...(table ? printOperations(inspection, width, paint) : []),
    ...printSchemes(inspection.schemes, width, paint),
    ...printOrigins(inspection.origins, width, paint),
    ...printWarnings(inspection.warnings, width, paint),
  ];
  return `${lines.join("\n")}\n`;
}

function printHead(inspection: Inspection, paint: Paint): string[] {
  const { title, version, source, leftOut } = inspection;
  const name = `${visibleProse(title)} ${visible(version)}`.trim();
  const left = leftOut > 0 ? `, and ${leftOut} that the configuration leaves out` : "";
  return [
    `${paint("bold", name)} ${paint("dim", `(${visible(source)})`)}`,
    `${summaryOf(inspection)}${paint("dim", left)}`,
  ];
}

function printSchemes(schemes: readonly InspectedScheme[], width: number, paint: Paint): string[] {
  if (schemes.length === 0) return section("Schemes", paint, ["  none"]);
  const column = Math.min(24, Math.max(...schemes.map(({ name }) => widthOf(visible(name))))) + 2;
  return section(
    "Schemes",
    paint,
    schemes.flatMap((scheme) => entry(visible(scheme.name), describe(scheme), column, width, paint)),
  );
}

function describe(scheme: InspectedScheme): string {
  const { session, operations } = scheme;
  const facts = [
    `${schemeKind(scheme)}, ${schemePlace(scheme)}`,
    counted(operations, "operation"),
    schemeOrigin(scheme),
    session &&
      `a session renews it by ${session.refresh}${session.wiredBy === "configuration" ? " (latchkey.config)" : ""}`,
  ];
  return visible(facts.filter((fact) => fact !== undefined).join("; "));
}

function printOrigins(origins: readonly InspectedOrigin[], width: number, paint: Paint): string[] {
  const column = Math.min(40, Math.max(...origins.map(({ origin }) => widthOf(visible(origin))))) + 2;
  return section(
    "Origins that may see a credential",
    paint,
    origins.flatMap(({ origin, namedBy, operations, isPlain, isDefault }) => {
      const shown = namedBy.slice(0, 3).join(", ") + (namedBy.length > 3 ? `, and ${namedBy.length - 3} more` : "");
      const facts = [
        isDefault && "default",
        isPlain && "plain http",
        operations > 0 && counted(operations, "operation"),
        shown,
      ];
      return entry(visible(origin), visible(facts.filter(Boolean).join("; ")), column, width, paint);
    }),
  );
}

const levels: Readonly<Record<Warning["level"], readonly [sign: string, style: Style]>> = {
  danger: ["✗", "red"],
  caution: ["!", "yellow"],
  note: ["·", "cyan"],
};

function printWarnings(warnings: readonly Warning[], width: number, paint: Paint): string[] {
  if (warnings.length === 0) return ["", `${paint("green", "✓")} no warnings`];
  return section(
    `Warnings (${warnings.length})`,
    paint,
    warnings.flatMap(({ level, message, hint, operations }) => {
      const [sign, style] = levels[level];
      const [first = "", ...more] = wrap(
        [...words(visible(message)), ...routes(operations, message, paint)],
        width - 4,
      );
      const advice = wrap(
        words(hint, (word) => paint("dim", word)),
        width - 4,
      );
      return [`  ${paint(style, sign)} ${first}`, ...[...more, ...advice].map((line) => `    ${line}`)];
    }),
  );
}

/** The first few, unless the message has named them. */
function routes(operations: readonly string[], message: string, paint: Paint): { text: string; painted: string }[] {
  const [only] = operations;
  if (only === undefined || message.startsWith(only)) return [];
  const rest = operations.length > 4 ? `, and ${operations.length - 3} more` : "";
  const shown = operations.slice(0, rest === "" ? 4 : 3).join(", ");
  return words(visible(`(${shown}${rest})`), (word) => paint("dim", word));
}

function section(title: string, paint: Paint, lines: readonly string[]): string[] {
  return ["", paint("bold", title), ...lines];
}

function entry(name: string, facts: string, column: number, width: number, paint: Paint): string[] {
  const lines = wrap(
    words(facts, (word) => paint("dim", word)),
    width - 2 - column,
  );
  const fits = widthOf(name) < column;
  const [first = "", ...more] = fits ? lines : ["", ...lines];
  return [`  ${pad(name, column)}${first}`.trimEnd(), ...more.map((line) => `  ${" ".repeat(column)}${line}`)];
}
