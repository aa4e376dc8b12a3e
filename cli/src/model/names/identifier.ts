/** Words into identifiers. */
import { isIdentifierPart, isIdentifierStart } from "./identifier-table.ts";

// ECMAScript's reserved words, those of strict mode and modules, and the globals that no declaration may take
// (ECMA-262, section 12.7.2).
const reservedWords: ReadonlySet<string> = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends false " +
    "finally for function if implements import in instanceof interface let new null package private protected public return " +
    "static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

/** Whether a module can declare nothing of this name. */
export function isReservedWord(name: string): boolean {
  return reservedWords.has(name);
}

/** Whether a name can stand as an identifier, in ASCII: for anything else a quoted key reads better. */
export function isPlainIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}

// Connectors, and letters that cannot be seen.
const neverInWords = /[$\p{Pc}\p{Default_Ignorable_Code_Point}]/u;

/**
 * Whether a character is a letter or a digit.
 *
 * TypeScript's own table decides: Node may know a newer Unicode than the compiler that reads the name.
 */
export function isWordCharacter(character: string): boolean {
  return isIdentifierPart(character.codePointAt(0) ?? 0) && !neverInWords.test(character);
}

/** The runs of letters and digits in a text. */
export function splitWords(text: string): string[] {
  const spaced = [...text.normalize("NFC")].map((character) => (isWordCharacter(character) ? character : " "));
  return spaced
    .join("")
    .split(" ")
    .filter((word) => word !== "");
}

/** `feed` to `Feed`; inner capitals stay. */
export function capitalize(word: string): string {
  const [first = "", ...rest] = word;
  return first.toUpperCase() + rest.join("");
}

/** Lowers the leading capitals as a word: `URLList` to `urlList`, `GetHTTPServer` to `getHTTPServer`. */
export function lowerFirstWord(word: string): string {
  return word.replace(/^(?:\p{Lu}+(?!\p{Ll})|\p{Lu})/u, (capitals) => capitals.toLowerCase());
}

/** An underscore before what cannot begin an identifier. */
export function mendStart(name: string): string {
  return isIdentifierStart(name.codePointAt(0) ?? 0) ? name : `_${name}`;
}

/** Words to an identifier that begins small: `["repos", "get"]` to `reposGet`. */
export function toCamelCase([first = "", ...rest]: readonly string[]): string {
  return mendStart(lowerFirstWord(first) + rest.map(capitalize).join(""));
}

/** Whether two names have the same letters and digits in the same order, whatever their case: `Access Token` is `access_token`. */
export function isSameName(one: string, other: string): boolean {
  return lettersOf(one) === lettersOf(other);
}

function lettersOf(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}
