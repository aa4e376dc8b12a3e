/** The encodings of a body's properties (OpenAPI 3.1, section 4.8.15). */
import { essence } from "../operation/media-type.ts";
import type { Operation, PartEncodings, PropertyEncoding } from "../operation/operation.ts";

/** How properties are encoded, by name, where it is not the default. */
export type Encodings = Readonly<Record<string, PropertyEncoding>>;

/** What an operation says of a body under one media type. */
export function encodingsOf({ body = {} }: Operation, mediaType: string): PartEncodings {
  const wanted = essence(mediaType);
  return Object.entries(body).find(([type]) => essence(type) === wanted)?.[1] ?? {};
}

/** The encoding of one property: one of the document's own, since a property may be called `constructor`. */
export function encodingOf(encodings: Encodings | undefined, name: string): PropertyEncoding {
  return (encodings !== undefined && Object.hasOwn(encodings, name) ? encodings[name] : undefined) ?? {};
}
