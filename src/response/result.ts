/** What a call resolves to. */

/** An answer of the 2xx class. */
export interface Success<Status extends number = number, Data = unknown> {
  readonly ok: true;
  readonly status: Status;
  readonly data: Data;
  readonly error?: undefined;
  readonly response: Response;
}

/** Any other answer. `error` is always truthy: the parsed body or, where that is empty, the status line. */
export interface Failure<Status extends number = number, Problem = unknown> {
  readonly ok: false;
  readonly status: Status;
  readonly data?: undefined;
  readonly error: Problem;
  readonly response: Response;
}

/** How a body is read: by its content type, or as the caller says. */
export type ParseAs = "auto" | "json" | "text" | "blob" | "arrayBuffer" | "formData" | "stream";

interface ParsedTypes {
  text: string;
  blob: Blob;
  arrayBuffer: ArrayBuffer;
  formData: FormData;
  stream: ReadableStream<Uint8Array<ArrayBuffer>> | undefined;
}

/** The result `R` with its data as `parseAs` makes it. */
export type ParsedResult<R, As extends ParseAs | undefined> = As extends keyof ParsedTypes
  ? R extends Success<infer Status, unknown>
    ? Success<Status, ParsedTypes[As]>
    : R
  : R;
