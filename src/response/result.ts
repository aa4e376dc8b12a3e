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

/** A status of the 2xx class (`2XX` in a document). */
export type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;
/** A status of the 3xx class (`3XX` in a document). */
export type RedirectionStatus = 300 | 301 | 302 | 303 | 304 | 305 | 307 | 308;
// biome-ignore format: one class a line
/** A status of the 4xx class (`4XX` in a document). */
export type ClientErrorStatus =
  | 400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411 | 412 | 413 | 414 | 415 | 416 | 417 | 418
  | 421 | 422 | 423 | 424 | 425 | 426 | 428 | 429 | 431 | 451;
/** A status of the 5xx class (`5XX` in a document). */
export type ServerErrorStatus = 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511;
/** What `default` stands for where the document declares a success: every status outside the 2xx class. */
export type ErrorStatus = RedirectionStatus | ClientErrorStatus | ServerErrorStatus;
