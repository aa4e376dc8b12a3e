/** What the command line and the programmatic interface throw when the input is at fault. */

/** Where in a document something stands. Line and column count from one. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** JSON Pointer (RFC 6901) to the value; an empty one is the whole document. */
  readonly pointer?: string;
}

/** Something that the caller can mend: a wrong option, a missing file, an invalid document. The command exits 2. */
export class InputError extends Error {
  override readonly name: string = "InputError";
  /** What to do about it, as a sentence. */
  readonly hint: string | undefined;

  constructor(message: string, hint?: string, options?: ErrorOptions) {
    super(shorten(message), options);
    this.hint = hint === undefined ? undefined : shorten(hint);
  }
}

/**
 * A fault of an OpenAPI document, with its place.
 *
 * The message reads `openapi.yaml:12:7: what is wrong`; `problem` is the latter part alone.
 */
export class SpecError extends InputError {
  override readonly name = "SpecError";
  readonly file: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly pointer: string | undefined;
  /** What is wrong, without the place. */
  readonly problem: string;

  constructor(problem: string, place: Place, hint?: string, options?: ErrorOptions) {
    super(`${formatPlace(place)}: ${problem}`, hint, options);
    this.problem = shorten(problem);
    this.file = place.file;
    this.line = place.line;
    this.column = place.column;
    this.pointer = place.pointer;
  }
}

/** A message is one line. It may quote a name of the document, which can have more, and be as long as the document. */
const longest = { head: 800, tail: 200 };

function shorten(text: string): string {
  const { head, tail } = longest;
  const line = inOneLine(text);
  return line.length <= head + tail ? line : `${line.slice(0, head)} … ${line.slice(-tail)}`;
}

/** A text with a space for each line break: what a document names must not look like a line of its own. */
export function inOneLine(text: string): string {
  return text.replaceAll(/[\s\u0085]+/g, (space) => (/[\n\r\u0085\u2028\u2029]/.test(space) ? " " : space));
}

/** Writes a place as editors and terminals link it: `openapi.yaml:12:7`. */
export function formatPlace({ file, line, column }: Place): string {
  return line === undefined ? file : `${file}:${line}:${column ?? 1}`;
}
