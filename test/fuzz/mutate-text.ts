/** Mutations of a document's text: what YAML and JSON have beside trees. */
import type { Random } from "../model/random.ts";
import { hostileText, pick } from "./hostile.ts";

/** A text that was changed, and how. */
export interface ChangedText {
  readonly text: string;
  readonly step: string;
}

/** Changes lines, or characters. */
export function mutateText(text: string, random: Random): ChangedText {
  const lines = text.split("\n");
  const index = random.whole(0, Math.max(0, lines.length - 2));
  const line = lines[index] ?? "";
  const replaced = (...others: readonly string[]): string => lines.toSpliced(index, 1, ...others).join("\n");
  const [name, change] = pick(random, Object.entries(changes));
  return { text: change({ text, line, replaced, random }), step: `${name} at line ${index + 1}` };
}

interface Place {
  readonly text: string;
  readonly line: string;
  readonly random: Random;
  replaced(...lines: readonly string[]): string;
}

const changes: Readonly<Record<string, (place: Place) => string>> = {
  "delete line": ({ replaced }) => replaced(),
  "repeat line": ({ line, replaced }) => replaced(line, line),
  indent: ({ line, replaced }) => replaced(`  ${line}`),
  outdent: ({ line, replaced }) => replaced(line.replace(/^ {2}/, "")),
  tab: ({ line, replaced }) => replaced(`\t${line}`),
  anchor: ({ line, replaced }) => replaced(line.replace(/: ?(?=\S|$)/, ": &a ")),
  "anchor and alias": ({ line, replaced }) =>
    replaced(line.replace(/: ?(?=\S|$)/, ": &a "), `${indentOf(line)}x-alias: *a`),
  "alias inside": ({ line, replaced }) => replaced(line.replace(/:\s*$/, ": &a"), `${indentOf(line)}  x-inside: *a`),
  "alias as a value": ({ line, replaced }) => replaced(line.replace(/: .*$/, ": *a")),
  merge: ({ line, replaced }) => replaced(line.replace(/:\s*$/, ": &a"), `${indentOf(line)}  <<: *a`),
  "merge of nothing": ({ line, replaced }) => replaced(`${indentOf(line)}<<: [{ a: 1 }, ${JSON.stringify("x")}]`, line),
  tag: ({ line, replaced, random }) => replaced(line.replace(/: ?/, `: ${pick(random, tags)} `)),
  "complex key": ({ line, replaced }) => replaced(`${indentOf(line)}? [a, b]`, `${indentOf(line)}: c`, line),
  "number as a key": ({ line, replaced }) =>
    replaced(`${indentOf(line)}1.0: { a: 1 }`, `${indentOf(line)}null: {}`, line),
  document: ({ line, replaced, random }) => replaced(pick(random, ["---", "...", "%YAML 1.1", "%TAG ! x"]), line),
  flow: ({ line, replaced }) => replaced(line.replace(/: .*$/, ": {a: [b, {c: }], ? d}")),
  block: ({ line, replaced, random }) =>
    replaced(line.replace(/: .*$/, `: |${pick(random, ["", "+", "-", "9", ">"])}`), line),
  comment: ({ line, replaced, random }) => replaced(`${line} # ${hostileText(random).replaceAll("\n", " ")}`),
  "hostile line": ({ line, replaced, random }) => replaced(line, hostileText(random)),
  "hostile key": ({ line, replaced, random }) =>
    replaced(`${indentOf(line)}${JSON.stringify(hostileText(random))}: {}`, line),
  scalar: ({ line, replaced, random }) => replaced(line.replace(/: .*$/, `: ${pick(random, scalars)}`)),
  "cut off": ({ text, random }) => text.slice(0, random.whole(0, text.length)),
  "byte order mark": ({ text }) => `\uFEFF${text}`,
  "carriage returns": ({ text }) => text.replaceAll("\n", "\r\n"),
  "one character": ({ text, random }) => {
    const at = random.whole(0, text.length);
    return text.slice(0, at) + pick(random, characters) + text.slice(at + random.whole(0, 1));
  },
};

const tags = [
  "!!binary",
  "!!js/function",
  "!!set",
  "!!omap",
  "!!str",
  "!!int",
  "!!timestamp",
  "!x",
  "!",
  "!<tag:a>",
  "!!null",
  "!!merge",
];
const scalars = [
  ".inf",
  "-.inf",
  ".nan",
  "0x1F",
  "0o17",
  "1_000",
  "2020-01-01",
  "~",
  "yes",
  "12e999",
  "1e400",
  "!!float 1",
  "0b1",
  "+1",
  "-",
  "?",
  "|",
  "@a",
  "`a`",
  "*",
  "&",
  "%",
];
const characters = [..."{}[]\"'\\:,#&*!|>?-%@` \t\n\r\u0000\u0085\u2028\uFEFF\u{1F600}0"];

function indentOf(line: string): string {
  return /^ */.exec(line)?.[0] ?? "";
}
