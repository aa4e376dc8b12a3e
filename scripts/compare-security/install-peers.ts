import { join } from "node:path";
import { installExactly } from "../install-exactly.ts";
import { root } from "../release/packages.ts";

/** Where the comparison installs and generates; git ignores it. */
export const scratch: string = join(root, ".scratch/compare-security");

/** The other generators, in exactly these versions. */
export const versions: Readonly<Record<string, string>> = {
  "openapi-fetch": "0.17.0",
  "@hey-api/openapi-ts": "0.99.0",
  orval: "8.38.0",
  "@kubb/plugin-client": "4.39.3",
};

const manifest = {
  private: true,
  type: "module",
  dependencies: {
    ...versions,
    "@kubb/cli": "4.39.3",
    "@kubb/core": "4.39.3",
    "@kubb/plugin-oas": "4.39.3",
    "@kubb/plugin-ts": "4.39.3",
    typescript: "5.9.3",
  },
};

/** Installs the peers, unless exactly these are there from an earlier run. */
export function installPeers(): Promise<void> {
  return installExactly(scratch, manifest);
}
