/** Texts of a document in a page of Markdown: the one way in. */
import { escapeUnseen } from "./escape.ts";
import { oneLine } from "./one-line.ts";

/**
 * A text as one line of prose. It begins no heading, list, table or HTML, and links nowhere but by an address that it shows.
 *
 * @see {@link https://spec.commonmark.org/0.31.2/#backslash-escapes CommonMark, Backslash escapes}
 */
export function markdownLine(text: string): string {
  return seenLine(text)
    .replaceAll(/[\\`*[\]<>|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu, String.raw`\$&`)
    .replace(/^(?=[#+=-])/, "\\")
    .replace(/^(\d+)(?=[.)])/, "$1\\");
}

/** A text as code. One that has backticks is fenced by more of them; a table would end at a bar. */
export function markdownCode(text: string): string {
  const line = seenLine(text).replaceAll("|", "¦");
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const room = longest > 0 || line === "" ? " " : "";
  return `${fence}${room}${line}${room}${fence}`;
}

function seenLine(text: string): string {
  return escapeUnseen(oneLine(text));
}
