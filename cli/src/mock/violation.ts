/** What is wrong with requests. */

/** A request that does not match the document. */
export interface Violation {
  readonly method: string;
  /** The path template, or the path as it was sent if it fits none. */
  readonly path: string;
  /** Where in the request: `body.title`, `query.limit`. */
  readonly location: string;
  readonly message: string;
}

/** What is found wrong at one place of a request. */
export type Finding = Pick<Violation, "location" | "message">;
