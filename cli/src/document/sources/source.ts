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

/** A text without the byte order mark that some editors put before it. */
export function stripMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}
