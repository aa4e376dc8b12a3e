/** JSON text sequences (RFC 7464): each text begins with a record separator and ends with a line feed. */
import type { StreamReader } from "../../operation/operation.ts";
import { parseJson } from "./parse-json.ts";
import { readerOf, readItems, type WrongLine } from "./read-items.ts";
import { splitLines } from "./split-lines.ts";

const RECORD_SEPARATOR = "\u001E";

/**
 * Reads JSON text sequences, for the `stream` of an operation.
 *
 * A text that was cut off is left out, and the next one is read (RFC 7464, section 2.4); one that has its end and is no JSON is wrong.
 */
export const jsonSequence: StreamReader = /* @__PURE__ */ readerOf((body, response, call) =>
  readItems(body, response, call, (wrongLine) => {
    const texts = splitLines(RECORD_SEPARATOR, wrongLine);
    /** As long as the text was that has been tried before its end: what is twice as long is worth another try. */
    let tried = 0;
    /** As long as what has been an item before its end. */
    let taken = 0;

    function* complete(text: string, number: number): Generator<unknown> {
      if (taken === 0 || text.slice(taken).trim() !== "") yield* itemsOf(text, number, wrongLine);
      tried = taken = 0;
    }

    // A text that has its line feed is whole as a rule: nobody should have to wait for the next one.
    function* open(): Generator<unknown> {
      const { rest } = texts;
      if (taken > 0 || !rest.endsWith("\n") || rest.length < tried * 2) return;
      tried = rest.length;
      const item = parsed(rest);
      if (item === undefined) return;
      taken = rest.length;
      yield item;
    }

    return {
      *push(text) {
        for (const whole of texts.push(text)) yield* complete(whole, texts.line - 1); // Nothing stands before the first separator.
        yield* open();
      },
      end: () => complete(texts.rest, texts.line),
    };
  }),
);

/** JSON has no `undefined`. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function* itemsOf(text: string, number: number, wrongLine: WrongLine): Generator<unknown> {
  if (text.trim() === "") return;
  if (text.endsWith("\n")) yield parseJson(text, number, wrongLine);
  // A number without its end may have had more digits, and so may `true` be the begin of something else.
  else if (/^\s*[[{"]/.test(text)) {
    const item = parsed(text);
    if (item !== undefined) yield item;
  }
}
