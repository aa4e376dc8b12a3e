/** What a caller may pass where the document says `T`. */

type Leaf =
  | string
  | number
  | bigint
  | boolean
  | symbol
  | null
  | undefined
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
 * Under `exactOptionalPropertyTypes` a caller could otherwise not hand on a value that may be missing.
 */
export type Input<T> = T extends Leaf
  ? T
  : T extends readonly unknown[]
    ? { [K in keyof T]: Input<T[K]> }
    : T extends object
      ? { [K in keyof T]: Input<T[K]> | (T extends Record<K, unknown> ? never : undefined) }
      : T;
