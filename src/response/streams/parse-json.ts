import { say } from "../../say.ts";
import type { WrongLine } from "./read-items.ts";

/** The value of a JSON text. The parser's own message would quote the text, which may hold a token. */
export function parseJson(text: string, line: number, wrongLine: WrongLine): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrongLine(say`is not valid JSON`, line);
  }
}
