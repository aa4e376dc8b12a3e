/** Words into identifiers. */

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

// Letters and digits as identifiers know them (UAX #31), without connectors, and without what cannot be seen.
const separator = /(?:\P{ID_Continue}|\p{Pc}|\p{Default_Ignorable_Code_Point})+/u;

/** The runs of letters and digits in a text. */
export function splitWords(text: string): string[] {
  return text
    .normalize("NFC")
    .split(separator)
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
  return /^[\p{ID_Start}_$]/u.test(name) ? name : `_${name}`;
}

/** Words to an identifier that begins small: `["repos", "get"]` to `reposGet`. */
export function toCamelCase([first = "", ...rest]: readonly string[]): string {
  return mendStart(lowerFirstWord(first) + rest.map(capitalize).join(""));
}

/** Appends underscores until nobody else has the name, and takes it. */
export function takeName(name: string, taken: Set<string>): string {
  let free = name;
  while (taken.has(free)) free += "_";
  taken.add(free);
  return free;
}
