/** Why an address gives no document: known without what fetches, which few runs need. */

/** An address that does not give a document. The message ends without a full stop. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
  /** Whether a flag would allow it. */
  readonly isPrivate: boolean;

  constructor(message: string, { isPrivate = false, ...options }: ErrorOptions & { isPrivate?: boolean } = {}) {
    super(message, options);
    this.isPrivate = isPrivate;
  }
}
