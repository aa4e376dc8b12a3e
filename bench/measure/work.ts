/**
 * What a contender's module exports as `prepare`: it gets the part's argument and resolves to one unit of work.
 *
 * A unit that fails must throw: a fast failure is not a result.
 */
export type Prepare<Argument> = (argument: Argument) => Promise<() => Promise<void>>;

/** The message that a work process gets. */
export interface Batch {
  readonly units: number;
}

/** The message that it answers with when it is done. */
export interface BatchDone {
  /** Milliseconds for the whole batch. */
  readonly elapsed: number;
  /** Those of them on a processor. */
  readonly cpu: number;
}
