import { join } from "node:path";
import { installExactly } from "../scripts/install-exactly.ts";

/** Where the bench keeps what it installs and writes; git does not see it. */
export const scratch: string = join(import.meta.dirname, "../.scratch/bench");

/** Whom we are measured against, in exactly these versions. */
const manifest = {
  private: true,
  dependencies: {
    "@badgateway/oauth2-client": "3.3.1",
    axios: "1.21.1",
    "axios-auth-refresh": "5.0.2",
    "google-auth-library": "11.3.4",
    ky: "2.1.0",
    "openapi-fetch": "0.17.0",
    "openapi-typescript": "7.13.0",
    typescript: "5.9.3",
  },
};

/** Installs the peers, unless exactly these are there from an earlier run. */
export function installPeers(): Promise<void> {
  return installExactly(scratch, manifest);
}

/** The path of a file in an installed peer. */
export function peerFile(path: string): string {
  return join(scratch, "node_modules", path);
}
