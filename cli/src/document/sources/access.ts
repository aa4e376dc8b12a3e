/** How far the references of a document may lead. */

/** What a document may reach beside its own folder and the public network; nothing else unless the caller says so. */
export interface Access {
  /** Files outside the document's folder. */
  readonly allowOutside?: boolean;
  /** Private addresses: this machine, the local network, a cloud's metadata service. */
  readonly allowPrivate?: boolean;
}

/** How much text one file, and all files together, may have, in bytes. */
export const limits: { readonly file: number; readonly all: number; readonly count: number } = {
  file: 100 * 2 ** 20,
  all: 250 * 2 ** 20,
  count: 5_000,
};
