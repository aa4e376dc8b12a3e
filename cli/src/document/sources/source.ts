/** What a document's text comes with. */

/** The text of a document. */
export interface Source {
  /** As messages name it: the path that the caller gave, or the address without its query. */
  readonly file: string;
  /** As generated code names it: without folders, since those differ from machine to machine. */
  readonly name: string;
  readonly text: string;
  /** What relative references start from; without one, they lead nowhere. */
  readonly location?: URL;
  /** The address that the caller named, from which redirects may have led to `location`. */
  readonly named?: URL;
}

/** The text of a file or of an answer: UTF-8, unless a byte order mark or `charset` says otherwise. PowerShell writes UTF-16. */
export function decodeText(bytes: Uint8Array, charset = "utf-8"): string {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : charset;
  return decoderFor(marked).decode(bytes);
}

/** It leaves the mark out; a name that nobody knows is UTF-8. */
function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
