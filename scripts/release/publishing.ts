import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./packages.ts";

/** What only the publisher knows, as `publishing.json` has it: addresses, and the words by which npm finds a package. */
export interface Publishing {
  /** The repository's address, such as `https://github.com/<owner>/<name>`. */
  readonly repository: string;
  readonly homepage: string;
  /** Where bugs are reported. */
  readonly bugs: string;
  /** Where a vulnerability is reported, privately: an address that SECURITY.md sends people to. */
  readonly securityContact: string;
  readonly keywords: readonly string[];
}

/** Reads `publishing.json`. */
export async function readPublishing(): Promise<Publishing> {
  return JSON.parse(await readFile(join(root, "publishing.json"), "utf8"));
}

/** The fields of `publishing.json` that are still empty: nothing is released until there is none. */
export function unfilledFields(publishing: Publishing): string[] {
  return Object.entries(publishing).flatMap(([field, value]) => (value.length === 0 ? [field] : []));
}
