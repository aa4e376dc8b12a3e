/** What no string of a document may bring into a file, wherever it stands. */

// Control characters but tab and line feed; what ends a line or turns its direction unseen (Unicode TR36, section 2.3 and CVE-2021-42574).
// oxlint-disable-next-line no-control-regex -- finding them is the point
const unseen = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g;
const loneSurrogate = /\p{Surrogate}/gu;
// Debuggers and bundlers look for these with a pattern, in strings and comments too.
const sourceMap = /(?<=[#@]\s*source(?:Mapping)?)URL(?=\s*=)/g;

/**
 * Replaces what is dangerous to see, or to overlook, by its escape.
 *
 * The escape means the same character in a string literal, and can be read in a comment; so this is right for a whole file.
 */
export function escapeUnseen(text: string): string {
  // Nearly every text is without any of it, and one look is quicker than three.
  if (!/[^\t\n -~]|URL/.test(text)) return text;
  return text.replace(unseen, escapeCode).replace(loneSurrogate, escapeCode).replace(sourceMap, "\\u0055RL");
}

function escapeCode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
