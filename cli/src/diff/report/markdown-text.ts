/** Texts of a document inside Markdown: nothing in them makes a link, a mention, a table cell or an element. */
import { inOneLine } from "../../document/spec-error.ts";
import { escapeUnseen } from "../../generate/text/escape.ts";

/** What our own messages put between backticks becomes code; whatever a document says stays text. */
export function markdownText(message: string): string {
  const parts = escapeUnseen(inOneLine(message)).split("`");
  const isPaired = parts.length % 2 === 1;
  return parts
    .map((part, index) => (index % 2 === 1 && isPaired ? `<code>${inert(part)}</code>` : inert(part)))
    .join(isPaired ? "" : "&#96;");
}

// All that Markdown, its tables and its formulas give a meaning.
const special = /[&<>"'`*_~[\]()\\|!{}$^]/g;

function inert(text: string): string {
  return (
    text
      .replaceAll(special, (character) => `&#${character.charCodeAt(0)};`)
      // A host looks for names, numbers and addresses in what is left, entities or not: an unseen space ends them.
      .replaceAll("@", "@&#8203;")
      .replaceAll(/#(?=\d)(?<!&#)/g, "#&#8203;")
      .replaceAll("://", ":&#47;&#47;")
      .replaceAll(/\bwww\./gi, "www&#46;")
  );
}
