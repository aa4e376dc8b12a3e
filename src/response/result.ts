/** What a call resolves to. */

/** An answer of the 2xx class. */
export interface Success<Status extends number = number, Data = unknown> {
  readonly ok: true;
  readonly status: Status;
  readonly data: Data;
  readonly error?: undefined;
  readonly response: Response;
  /** The headers that the document declares, read when they are asked for; nothing where it declares none. */
  readonly headers?: object | undefined;
}

/** Any other answer. `error` is always truthy: the parsed body or, where that is empty, the status line. */
export interface Failure<Status extends number = number, Problem = unknown> {
  readonly ok: false;
  readonly status: Status;
  readonly data?: undefined;
  readonly error: Problem;
  readonly response: Response;
  /** The headers that the document declares, read when they are asked for; nothing where it declares none. */
  readonly headers?: object | undefined;
}

/** An answer of the 2xx class for which the document declares headers. */
export interface SuccessWithHeaders<Status extends number, Data, Headers extends object> extends Success<Status, Data> {
  readonly headers: Headers;
}

/** Any other answer for which the document declares headers. */
export interface FailureWithHeaders<Status extends number, Problem, Headers extends object>
  extends Failure<Status, Problem> {
  readonly headers: Headers;
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
  ? R extends SuccessWithHeaders<infer Status, unknown, infer Headers>
    ? SuccessWithHeaders<Status, ParsedTypes[As], Headers>
    : R extends Success<infer Status, unknown>
      ? Success<Status, ParsedTypes[As]>
      : R
  : R;
