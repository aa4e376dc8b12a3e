import { join } from "node:path";

/** The repository's root. */
export const root: string = join(import.meta.dirname, "../..");

/** One of the packages that are published from this repository. */
export interface Package {
  readonly name: string;
  /** Where its package.json, its README.md and its tsconfig.build.json are. */
  readonly folder: string;
}

/** The published packages; a package never depends on one after it. */
export const packages: readonly Package[] = [
  { name: "latchkey", folder: root },
  { name: "@latchkey/cli", folder: join(root, "cli") },
];
