/** Comments of members, laid out as TypeScript's printer does. */
import { ts } from "../typescript.ts";

/** The lines of the comments before a node whose first line is indented already; nothing where they are of another kind than ours. */
export function printComments(comments: readonly ts.SynthesizedComment[], indent: string): string | undefined {
  const texts = comments.map((comment) => (isOurs(comment) ? `/*${comment.text}*/` : undefined));
  if (texts.includes(undefined)) return undefined;
  return texts.map((text) => `${text?.split("\n").map(trimmed).join(`\n${indent} `)}\n${indent}`).join("");
}

/** A comment in lines that begin with a star, on lines of its own. */
function isOurs({ kind, text, hasTrailingNewLine, hasLeadingNewline }: ts.SynthesizedComment): boolean {
  const isAlone = kind === ts.SyntaxKind.MultiLineCommentTrivia && hasTrailingNewLine === true;
  return isAlone && hasLeadingNewline !== true && !/\n(?! [*]| $)|[\t\r\u2028\u2029]/.test(text);
}

function trimmed(line: string): string {
  return line.trim();
}
