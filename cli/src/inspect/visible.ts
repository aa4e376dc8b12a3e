/** Names of a document for a reader's eyes: nothing in them hides, moves or steers. */

// Control, format (zero-width, bidirectional), surrogate, private and unassigned characters; line and paragraph separators.
const unseen = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** Replaces each character that cannot be seen by its escape: `\u{202E}`. Spaces of any kind become plain ones. */
export function visible(text: string): string {
  return text.replace(unseen, escapeCode).replaceAll(/\s/g, " ");
}

// The first alternative keeps what joins two emoji to one.
const unseenInProse =
  /(?<=\p{Extended_Pictographic}\p{EMod}?)\u200D(?=\p{Extended_Pictographic})|([\p{C}\p{Zl}\p{Zp}])/gu;

/** The same for prose, where a line break or a tab is only a space, and emoji are joined by unseen characters. */
export function visibleProse(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(unseenInProse, (joiner, hidden?: string) => (hidden === undefined ? joiner : escapeCode(hidden)));
}

function escapeCode(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16).toUpperCase() ?? ""}}`;
}
