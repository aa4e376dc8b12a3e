import { type Publishing, unfilledFields } from "./publishing.ts";

/** What is known of the repository and the machine before a release. */
export interface ReleaseState {
  readonly publishing: Publishing;
  /** The names of the changesets that wait for a version. */
  readonly changesets: readonly string[];
  /** What `git status --porcelain` says. */
  readonly uncommitted: string;
  readonly npmVersion: string;
}

/** The oldest npm that publishes without a token, as a trusted publisher. */
const leastNpm = "11.5.1";

/** What stands in the way of a release, one line each. */
export function obstaclesIn({ publishing, changesets, uncommitted, npmVersion }: ReleaseState): string[] {
  const isOld = npmVersion.localeCompare(leastNpm, "en", { numeric: true }) < 0;
  return [
    ...unfilledFields(publishing).map((field) => `publishing.json: fill in \`${field}\`.`),
    ...(changesets.length === 0
      ? []
      : [`.changeset/: ${changesets.join(", ")} wait for a version. Run \`npm run version-packages\` and commit.`]),
    ...(uncommitted.trim() === "" ? [] : ["There are changes that are not committed."]),
    ...(isOld ? [`npm is ${npmVersion}: install ${leastNpm} or newer, which publishes without a token.`] : []),
  ];
}
