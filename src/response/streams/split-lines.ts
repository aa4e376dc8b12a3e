/** A text that comes in pieces, line by line. */
import { say } from "../../say.ts";
import type { WrongLine } from "./read-items.ts";

/** CR, LF or both (HTML, section 9.2.5); a CR at the end of a piece ends its line at once. */
export const ANY_LINE_END = "\r\n|\n|\r";

/** The most characters that a line, or what is made of several, can have: 64 Mi. */
const LONGEST = 67_108_864;

/** Lines, one after the other. */
export interface Lines {
  /** Those that a piece completes. */
  push(text: string): Iterable<string>;
  /** The number of the last one, counted from 1. */
  readonly line: number;
  /** What no end of a line has followed so far. */
  readonly rest: string;
  /** Throws for what would fill the memory before it comes to its end. */
  assertShort(size: number): void;
}

/** Begins with the first line; `end` is what each one ends with, as a regular expression. */
export function splitLines(end: string, wrongLine: WrongLine): Lines {
  const ends = new RegExp(end, "g");
  let rest = "";
  let line = 0;
  let endsInReturn = false;
  const assertShort = (size: number): void => {
    if (size > LONGEST) throw wrongLine(say`is longer than any item can be`, line + 1);
  };
  return {
    *push(text) {
      // The second half of a CRLF ends nothing more.
      const piece = endsInReturn && text.startsWith("\n") ? text.slice(1) : text;
      if (text !== "") endsInReturn = end === ANY_LINE_END && text.endsWith("\r");
      let start = 0;
      for (const { index, 0: found } of piece.matchAll(ends)) {
        const whole = rest + piece.slice(start, index);
        rest = "";
        start = index + found.length;
        line++;
        yield whole;
      }
      rest += piece.slice(start);
      assertShort(rest.length);
    },
    get line() {
      return line;
    },
    get rest() {
      return rest;
    },
    assertShort,
  };
}
