/**
 * What a contender's module exports as `prepare`: it gets the part's argument and resolves to one unit of work.
 *
 * A unit that does not do what it should must throw: a fast failure is no result.
 */
export type Prepare<Argument> = (argument: Argument) => Promise<() => Promise<void>>;

/** What a work process is told, by message. */
export interface Batch {
  readonly units: number;
}

/** What it answers when it is done. */
export interface BatchDone {
  /** Milliseconds for the whole batch. */
  readonly elapsed: number;
}
