/** How far the references of a document may lead. */

/** What a document may reach outside its own folder and the public network: nothing, unless the caller allows it. */
export interface SourceAccess {
  /** Files outside the document's folder. */
  readonly allowOutside?: boolean;
  /** Private addresses: this machine, the local network, a cloud's metadata service. */
  readonly allowPrivate?: boolean;
  /** Headers for the origin of the address that the caller names, such as `authorization`; no other origin gets them. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the files of a document may cost together. */
export const limits: Readonly<Record<"file" | "all" | "count" | "time", number>> = {
  /** Bytes of one file, and of all. */
  file: 100 * 2 ** 20,
  all: 250 * 2 ** 20,
  count: 5_000,
  /** Milliseconds in which all that is fetched beside the document has to arrive. */
  time: 120_000,
};
