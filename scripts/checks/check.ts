/** What one check of the packages found; no problems means that it passed. */
export interface Check {
  readonly name: string;
  readonly summary: string;
  readonly problems: readonly string[];
}
