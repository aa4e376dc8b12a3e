/** Shows what a long run is doing, on one line of the terminal that is cleared afterwards. */
import { styleText } from "node:util";
import type { GlobalOptions } from "./global-options.ts";

/** The progress line. Nothing is shown in a pipe, with `--silent` or with `--json`. */
export interface Progress {
  readonly show: (stage: string) => void;
  readonly clear: () => void;
}

const clearLine = "\r\u001B[2K";

/** Creates the line; nothing is shown yet. */
export function showProgress(
  { silent, json }: GlobalOptions,
  stream: { readonly isTTY: boolean; write(text: string): boolean } = process.stderr,
): Progress {
  if (!stream.isTTY || silent === true || json === true) return { show: () => undefined, clear: () => undefined };
  return {
    show: (stage) => void stream.write(`${clearLine}${styleText("dim", `${stage} …`, { validateStream: false })}`),
    clear: () => void stream.write(clearLine),
  };
}
