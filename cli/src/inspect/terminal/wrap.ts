/** Lines of a limited width, counted in a terminal's columns. */
import stringWidth from "string-width";

/** A piece of text that is not broken, and how it is painted. */
export interface Word {
  readonly text: string;
  readonly painted: string;
}

/** The columns that a text takes. */
export function widthOf(text: string): number {
  // Nearly all names are plain, and a large document has a hundred thousand of them.
  return /^[ -~]*$/.test(text) ? text.length : stringWidth(text);
}

/** Fills a text up with spaces. */
export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** Words, a space between them, on as many lines as it takes; a longer word has a line of its own. */
export function wrap(words: readonly Word[], width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const { text, painted } of words) {
    const length = widthOf(text);
    if (used > 0 && used + 1 + length > width) {
      lines.push(line);
      [line, used] = ["", 0];
    }
    line += used > 0 ? ` ${painted}` : painted;
    used += used > 0 ? length + 1 : length;
  }
  return [...lines, line];
}

/** Prose as words of one style. */
export function words(text: string, paint: (text: string) => string = (word) => word): Word[] {
  return text.split(" ").map((word) => ({ text: word, painted: paint(word) }));
}
