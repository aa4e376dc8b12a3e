/** The table of operations, by tag. */
import type { Access, InspectedOperation, Inspection } from "../inspection.ts";
import { visible, visibleProse } from "../visible.ts";
import type { Paint, Style } from "./paint.ts";
import { pad, widthOf, words, wrap, type Word } from "./wrap.ts";

/** Columns before the requirement: indent, sign, method, path. */
interface Columns {
  readonly method: number;
  readonly path: number;
  readonly width: number;
}

const indent = "  ";
/** Two columns wide, and a space. */
const signWidth = 3;

/** One line an operation where it fits; else what it requires goes on below. */
export function printOperations({ tags, operations }: Inspection, width: number, paint: Paint): string[] {
  const columns = measure(operations, width);
  return tags.flatMap(({ name, description }) => [
    "",
    ...printTag(name, description, width, paint),
    ...operations.filter(({ tag }) => tag === name).flatMap((operation) => printOperation(operation, columns, paint)),
  ]);
}

function printTag(name: string, description: string | undefined, width: number, paint: Paint): string[] {
  const title = paint("bold", visible(name));
  const room = width - widthOf(visible(name)) - 2;
  const [line = "", more] = wrap(words(visibleProse(description ?? "")), room);
  return [`${title}  ${paint("dim", more === undefined ? line : `${line}…`)}`.trimEnd()];
}

/** The path's column is as wide as it takes, up to half of the line. */
function measure(operations: readonly InspectedOperation[], width: number): Columns {
  const method = Math.max(0, ...operations.map(({ method }) => widthOf(visible(method)))) + 1;
  const longest = Math.max(0, ...operations.map(({ path }) => widthOf(visible(path)))) + 2;
  return { method, path: Math.min(longest, Math.floor(width / 2) - method), width };
}

const methodStyles: Readonly<Record<string, Style>> = { DELETE: "red", GET: "cyan", HEAD: "cyan", OPTIONS: "cyan" };

function printOperation(operation: InspectedOperation, columns: Columns, paint: Paint): string[] {
  const { access, method } = operation;
  const path = visible(operation.path);
  const [sign, style] = signs[access];
  const left = indent.length + signWidth + columns.method + columns.path;
  const lines = wrap(requirement(operation, paint), columns.width - left);
  const verb = paint(methodStyles[method] ?? "green", pad(visible(method), columns.method));
  const isLong = widthOf(path) >= columns.path;
  const [first = "", ...more] = isLong ? ["", ...lines] : lines;
  const start = `${indent}${paint(style, sign)} ${verb}${operation.deprecated ? paint("dim", path) : path}`;
  return [
    first === "" ? start : `${start}${" ".repeat(columns.path - widthOf(path))}${first}`,
    ...more.map((line) => " ".repeat(left) + line),
  ];
}

const signs: Readonly<Record<Access, readonly [sign: string, style: Style]>> = {
  locked: ["🔒", "green"],
  optional: ["🔓", "yellow"],
  open: ["  ", "dim"],
};

/** `bearerAuth + apiKey or oauth (read, write)`, then what else a reader should know. */
function requirement(operation: InspectedOperation, paint: Paint): Word[] {
  const { access, alternatives, deprecated, notCallable, securityBy } = operation;
  const or = word("or", paint, "dim");
  const alternativesWithOr = alternatives.flatMap((alternative, index) => {
    const schemes = Object.entries(alternative).flatMap(([name, scopes], position) => [
      ...(position > 0 ? [word("+", paint, "dim")] : []),
      word(visible(name), paint, "green"),
      ...(scopes.length > 0 ? words(visible(`(${scopes.join(", ")})`), (scope) => paint("dim", scope)) : []),
    ]);
    return index > 0 ? [or, ...schemes] : schemes;
  });
  return [
    ...alternativesWithOr,
    ...(access === "optional" ? [or, word("nothing", paint, "yellow")] : []),
    ...(access === "open" ? [word("open", paint, "dim")] : []),
    ...(securityBy === "configuration" ? [word("[latchkey.config]", paint, "dim")] : []),
    ...(deprecated ? [word("[deprecated]", paint, "yellow")] : []),
    ...(notCallable === undefined ? [] : [word("[not callable]", paint, "yellow")]),
  ];
}

function word(text: string, paint: Paint, style: Style): Word {
  return { text, painted: paint(style, text) };
}
