import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** A regular expression of the source, and where it stands. */
export interface Expression {
  readonly place: string;
  readonly pattern: RegExp;
}

/** Every regular expression that the files of a folder write out. */
export function expressionsIn(folder: string): Expression[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  return files.toSorted().flatMap((file) => expressionsOf(join(folder, file)));
}

function expressionsOf(file: string): Expression[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  const found: Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      const end = node.text.lastIndexOf("/");
      const pattern = new RegExp(node.text.slice(1, end), node.text.slice(end + 1));
      found.push({ place: `${file}:${line + 1} ${node.text}`, pattern });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What every alphabet has: it ends no run, or breaks it off. */
const COMMON = ["a", "1", " ", "!"];
const MOST = 9;

/** Texts of a length that are made to be hard for a pattern, out of the characters that it writes itself. */
export function hostileTexts({ source }: RegExp, length: number): string[] {
  const escaped = [...source.matchAll(/\\([^a-zA-Z0-9])/g)].map(([, character = ""]) => character);
  const plain = [...source.replaceAll(/\\[pPu]\{[^}]*\}|\\.|\(\?[:=!<]*/g, "")].filter(
    (c) => !"()|+*?[]^$".includes(c),
  );
  const own = [...escaped, ...plain];
  const literal = source.match(/[\w:/-]{3,}/g) ?? [];
  const alphabet = [...new Set([...own, ...(/\\[rnst]/.test(source) ? ["\n"] : []), ...COMMON])].slice(0, MOST);
  const units = [...alphabet, ...alphabet.flatMap((one) => alphabet.map((other) => one + other)), ...literal];
  return [...new Set(units)].flatMap((unit) => {
    const run = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
    return [run, ...alphabet.slice(0, 4).map((start) => `${start}${run}\u0000`)];
  });
}
