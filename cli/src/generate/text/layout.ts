/** Writing nested code: on one line where it fits, else one item a line. */

/** Code: text as it is, or something that can be broken. */
export type Layout = string | Group | Sequence;

/** Items between brackets. */
interface Group {
  readonly open: string;
  readonly close: string;
  readonly items: readonly Layout[];
  readonly separator: string;
  /** Whether there is a space inside the brackets on one line. */
  readonly padded: boolean;
  /** Whether the last item has its separator when broken. */
  readonly trailing: boolean;
}

/** Parts one behind the other. */
interface Sequence {
  readonly parts: readonly Layout[];
}

const width = 120;
const step = "  ";

/** An object literal. */
export function objectLiteral(items: readonly Layout[]): Layout {
  return items.length === 0 ? "{}" : { open: "{", close: "}", items, separator: ",", padded: true, trailing: true };
}

/** A list literal. */
export function listLiteral(items: readonly Layout[]): Layout {
  return items.length === 0 ? "[]" : { open: "[", close: "]", items, separator: ",", padded: false, trailing: true };
}

/** An object type. */
export function objectType(items: readonly Layout[]): Layout {
  return items.length === 0 ? "{}" : { open: "{", close: "}", items, separator: ";", padded: true, trailing: true };
}

/** A generic type's arguments; TypeScript wants no comma behind the last. */
export function typeArguments(name: string, items: readonly Layout[]): Layout {
  return { open: `${name}<`, close: ">", items, separator: ",", padded: false, trailing: false };
}

/** Parts without anything between them. */
export function sequence(...parts: readonly Layout[]): Layout {
  return { parts };
}

/** A key and its value. */
export function entry(key: string, value: Layout): Layout {
  return sequence(`${key}: `, value);
}

/** Writes code that begins at a column, is indented so far, and is followed by so many characters. */
export function print(layout: Layout, indent = "", column: number = indent.length, after = 0): string {
  const flat = printFlat(layout);
  if (column + flat.length + after <= width || typeof layout === "string") return flat;
  return "parts" in layout ? printSequence(layout, indent, column, after) : printBroken(layout, indent);
}

/** Writes each item on a line of its own, however short. */
export function printBroken(layout: Layout, indent = ""): string {
  if (typeof layout === "string" || "parts" in layout) return print(layout, indent);
  const inner = indent + step;
  const { items, separator, trailing } = layout;
  const lines = items.map((item, index) => {
    const end = trailing || index < items.length - 1 ? separator : "";
    return `${inner}${print(item, inner, inner.length, end.length)}${end}\n`;
  });
  return `${layout.open}\n${lines.join("")}${indent}${layout.close}`;
}

function printSequence({ parts }: Sequence, indent: string, column: number, after: number): string {
  let text = "";
  for (const part of parts) text += print(part, indent, columnAfter(text, column), after);
  return text;
}

function columnAfter(text: string, column: number): number {
  const line = text.lastIndexOf("\n");
  return line < 0 ? column + text.length : text.length - line - 1;
}

function printFlat(layout: Layout): string {
  if (typeof layout === "string") return layout;
  if ("parts" in layout) return layout.parts.map(printFlat).join("");
  const inner = layout.items.map(printFlat).join(`${layout.separator} `);
  return layout.padded ? `${layout.open} ${inner} ${layout.close}` : `${layout.open}${inner}${layout.close}`;
}

/** A union that begins a line: where it does not fit on it, each member has its own, behind a bar. */
export function printUnion(members: readonly Layout[], indent: string, after: number): string {
  const flat = members.map(printFlat).join(" | ");
  const [only] = members;
  if (members.length === 1 && only !== undefined) return indent + print(only, indent, indent.length, after);
  if (indent.length + flat.length + after <= width) return indent + flat;
  const lead = `${indent}| `;
  return members.map((member) => lead + print(member, indent + step, lead.length, after)).join("\n");
}

/** Names of an import or export, in braces. */
export function printNames(before: string, names: readonly string[], after: string): string {
  const braces = { open: "{", close: "}", items: names, separator: ",", padded: true, trailing: true };
  return before + print(braces, "", before.length, after.length) + after;
}

/** Says to a bundler that a call does nothing but give its result, so that one whose result is unused is left out. */
export const pure = "/* @__PURE__ */";
