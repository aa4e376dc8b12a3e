/** A text that matches a regular expression, for those that people write in schemas: no look-around, no back references. */
import type { Source } from "./random.ts";

/** Where the reader is. */
interface Reader {
  readonly pattern: string;
  at: number;
  /** How many characters are made already: a pattern may ask for a billion. */
  made: number;
  /** How often something is repeated that may be repeated for ever. */
  readonly repeats: number;
  readonly source: Source;
}

const mostCharacters = 2_000;
const classes: Readonly<Record<string, string>> = {
  d: "0123456789",
  w: "abcdefghijklmnopqrstuvwxyz_",
  s: " ",
  t: "\t",
  n: "\n",
  r: "\r",
};
const visible = [...Array(94).keys()].map((offset) => String.fromCharCode(33 + offset)).join("");

/** The text; `undefined` where the pattern has more than is understood here, or asks for another length. */
export function patternText(
  pattern: string,
  lengths: { readonly least: number; readonly most: number },
  source: Source,
): string | undefined {
  // More repetitions make the text longer, until it is long enough.
  for (const repeats of [1, 4, 8, 16, 32, 64]) {
    const reader: Reader = { pattern, at: 0, made: 0, repeats, source };
    const text = readAlternatives(reader);
    if (text === undefined || reader.at < pattern.length) return undefined;
    if (text.length < lengths.least) continue;
    return text.length <= lengths.most && matches(pattern, text) ? text : undefined;
  }
  return undefined;
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return false;
  }
}

function readAlternatives(reader: Reader): string | undefined {
  const all = [readSequence(reader)];
  while (reader.pattern[reader.at] === "|") {
    reader.at += 1;
    all.push(readSequence(reader));
  }
  return all.includes(undefined) ? undefined : reader.source.choose(all);
}

function readSequence(reader: Reader): string | undefined {
  let text = "";
  while (reader.at < reader.pattern.length && !"|)".includes(reader.pattern[reader.at] ?? "")) {
    const start = reader.at;
    const piece = readPiece(reader);
    if (piece === undefined) return undefined;
    const times = readTimes(reader);
    const end = reader.at;
    text += piece;
    for (let count = 1; count < times; count++) {
      // The same piece is read again, since each time may choose otherwise.
      reader.at = start;
      text += readPiece(reader) ?? "";
      reader.made += 1;
      if (reader.made > mostCharacters) return undefined;
    }
    if (times === 0) text = text.slice(0, text.length - piece.length);
    reader.at = end;
  }
  return text;
}

/** One character, class or group. */
function readPiece(reader: Reader): string | undefined {
  const character = reader.pattern[reader.at] ?? "";
  reader.at += 1;
  if (character === "^" || character === "$") return "";
  if (character === "(") return readGroup(reader);
  if (character === "[") return readClass(reader);
  if (character === ".") return "a";
  if (character !== "\\") return character;
  const escaped = reader.pattern[reader.at] ?? "";
  reader.at += 1;
  if (escaped === "b") return "";
  const known = classes[escaped];
  if (known !== undefined) return reader.source.choose([...known]);
  return /[a-z0-9]/i.test(escaped) ? undefined : escaped;
}

function readGroup(reader: Reader): string | undefined {
  const prefix = /^\?(?::|<[a-z]\w*>)/i.exec(reader.pattern.slice(reader.at))?.[0];
  if (prefix === undefined && reader.pattern[reader.at] === "?") return undefined;
  reader.at += prefix?.length ?? 0;
  const text = readAlternatives(reader);
  if (reader.pattern[reader.at] !== ")") return undefined;
  reader.at += 1;
  return text;
}

function readClass(reader: Reader): string | undefined {
  const body = /^\^?\]?(?:\\.|[^\]\\])*/s.exec(reader.pattern.slice(reader.at))?.[0] ?? "";
  reader.at += body.length + 1;
  const isNot = body.startsWith("^");
  const members = membersOf(isNot ? body.slice(1) : body);
  if (members === undefined) return undefined;
  const all = isNot ? [...visible].filter((one) => !members.includes(one)) : members;
  // A letter reads best, where one will do.
  const letters = all.filter((one) => /[a-z0-9]/i.test(one));
  return reader.source.choose(letters.length > 0 ? letters : all);
}

/** The characters of a class: `a-z_\d`. */
function membersOf(body: string): string[] | undefined {
  const members: string[] = [];
  const pieces = body.match(/\\?.-\\?.|\\.|./gsu) ?? [];
  for (const piece of pieces) {
    const [first = "", last] = piece.length > 2 && piece.includes("-") ? splitRange(piece) : [piece];
    if (last === undefined) {
      const known = first.startsWith("\\") ? classes[first.slice(1)] : undefined;
      if (known === undefined && /^\\[a-z0-9]/i.test(first)) return undefined;
      members.push(...(known ?? first.replace(/^\\/, "")));
      continue;
    }
    for (let code = codeOf(first); code <= Math.min(codeOf(last), codeOf(first) + 100); code++) {
      members.push(String.fromCodePoint(code));
    }
  }
  return members;
}

function splitRange(piece: string): [string, string] {
  const [, first = "", last = ""] = /^(\\?.)-(\\?.)$/su.exec(piece) ?? [];
  return [first.replace(/^\\/, ""), last.replace(/^\\/, "")];
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

/** `?`, `*`, `+`, `{2}`, `{2,}` or `{2,4}`, as a number. */
function readTimes(reader: Reader): number {
  const text = /^(?:[?*+]|\{(\d+)(,(\d*))?\})\??/.exec(reader.pattern.slice(reader.at));
  if (text === null) return 1;
  reader.at += text[0].length;
  const [all, least, range, most] = text;
  if (least === undefined) return all.startsWith("?") ? 1 : reader.repeats;
  if (range === undefined) return Number(least);
  const top = most === undefined || most === "" ? Infinity : Number(most);
  return Math.min(Math.max(Number(least), reader.repeats), top);
}
