/** The prompts of a terminal: the one module that knows @clack/prompts. */
import type { Readable, Writable } from "node:stream";
import { select, text } from "@clack/prompts";
import { InputError } from "../document/spec-error.ts";
import type { Prompts } from "./ask.ts";

/** Asks in the terminal, or between these streams; Ctrl+C ends the command. */
export function createPrompts(streams: { readonly input?: Readable; readonly output?: Writable } = {}): Prompts {
  return {
    async text({ message, initial, problem }) {
      const validate = (value: string | undefined): string | undefined =>
        problem(value === undefined || value === "" ? initial : value);
      return given(await text({ ...streams, message, placeholder: initial, defaultValue: initial, validate }));
    },
    async choose({ message, options }) {
      return given(await select({ ...streams, message, options: options.map((value) => ({ value })) }));
    },
  };
}

/** A symbol is what Ctrl+C gives. */
function given(answer: string | symbol): string {
  if (typeof answer === "symbol") throw new InputError("Nothing was written: the questions were not answered.");
  return answer;
}
