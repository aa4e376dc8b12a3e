/** Prose of a document as comments: the one way in. */
import { escapeUnseen } from "./escape.ts";

/** A doc comment of these lines and paragraphs; nothing if there is nothing to say. */
export function docComment(text: string, indent = ""): string {
  const lines = text.split("\n").map((line) => line.trimEnd());
  if (text.trim() === "") return "";
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  const body = lines.map((line) => (line === "" ? `${indent} *\n` : `${indent} * ${line}\n`));
  return `${indent}/**\n${body.join("")}${indent} */\n`;
}

/**
 * A document's text inside a comment: it cannot end the comment, begin a tag, or hide anything.
 *
 * Markdown stays as it is, since editors show it.
 */
export function prose(text: string): string {
  const lines = text.trim().split(/\r\n|[\n\r\u2028\u2029]/);
  return lines
    .map((line) =>
      escapeUnseen(line.trimEnd())
        .replaceAll("*/", "*\\/")
        .replace(/^(\s*(?:\*+\s*)?)@/, "$1\\@"),
    )
    .join("\n");
}

/** The same in one line. */
export function proseLine(text: string): string {
  return prose(text.replaceAll(/\s+/g, " "));
}
