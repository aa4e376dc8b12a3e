/** JSON Lines, which are called NDJSON too: one JSON text a line, in UTF-8. */
import type { StreamReader } from "../../operation/operation.ts";
import { parseJson } from "./parse-json.ts";
import { readerOf, readItems } from "./read-items.ts";
import { splitLines } from "./split-lines.ts";

/** Reads JSON Lines, for the `stream` of an operation. Empty lines are none, and the last line needs no end. */
export const jsonLines: StreamReader = /* @__PURE__ */ readerOf((body, response, call) =>
  readItems(body, response, call, (wrongLine) => {
    const lines = splitLines("\n", wrongLine); // A CR before it is white space, of which JSON may have some.
    function* itemsOf(line: string, number: number): Generator<unknown> {
      if (line.trim() !== "") yield parseJson(line, number, wrongLine);
    }
    return {
      *push(text) {
        for (const line of lines.push(text)) yield* itemsOf(line, lines.line);
      },
      end: () => itemsOf(lines.rest, lines.line + 1),
    };
  }),
);
