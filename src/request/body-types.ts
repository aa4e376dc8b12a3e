/** What a caller may give as a body, by media type; what is not an object of the schema goes as it is. */

/** A JSON-like object that is written part by part, or a FormData of the caller's. */
export type MultipartBody<Schema> = Schema | FormData;

/** An object that is written as a form, or a form of the caller's. */
export type FormBody<Schema> = Schema | URLSearchParams;

/** Text, or the bytes of it; a function gives a fresh stream for each request. */
export type TextBody = string | BinaryBody;

/** Bytes; a function gives a fresh stream for each request, so that the call can be repeated. */
export type BinaryBody =
  | Blob
  | ArrayBuffer
  | ArrayBufferView<ArrayBuffer>
  | ReadableStream<Uint8Array<ArrayBuffer>>
  | (() => ReadableStream<Uint8Array<ArrayBuffer>> | Promise<ReadableStream<Uint8Array<ArrayBuffer>>>);
