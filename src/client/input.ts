/** What a caller may pass where the document says `T`. */

/** An object that is not looked into. */
type Opaque =
  | Blob
  | ArrayBufferView
  | ArrayBuffer
  | Date
  | ReadableStream
  | FormData
  | URLSearchParams
  | ((...args: never) => unknown);

/**
 * `T` with `undefined` allowed wherever something is optional, at any depth.
 *
 * Under `exactOptionalPropertyTypes` a caller could otherwise not hand on a value that may be missing. There the type
 * of an optional property has a "missing" in it, which a mapped type keeps; the last line makes it an `undefined`.
 */
export type Input<T> = T extends object
  ? T extends Opaque
    ? T
    : { [K in keyof T]: Input<T[K]> }
  : T extends undefined
    ? undefined
    : T;
