import { join } from "node:path";
import { installExactly } from "../scripts/install-exactly.ts";

/** Where the bench keeps what it installs and writes; git ignores it. */
export const scratch: string = join(import.meta.dirname, "../.scratch/bench");

/** The other libraries, in exactly these versions. */
export const peerVersions: Readonly<Record<string, string>> = {
  "@auth0/auth0-spa-js": "2.28.3",
  "@azure/core-rest-pipeline": "1.25.1",
  "@badgateway/oauth2-client": "3.3.1",
  "@hey-api/openapi-ts": "0.99.0",
  "@kubb/cli": "4.39.3",
  "@kubb/core": "4.39.3",
  "@kubb/plugin-client": "4.39.3",
  "@kubb/plugin-oas": "4.39.3",
  "@kubb/plugin-ts": "4.39.3",
  "@redocly/cli": "2.77.0",
  "@rollup/plugin-node-resolve": "16.0.3",
  "@rollup/plugin-terser": "1.0.2",
  "@supabase/auth-js": "2.119.1",
  "api-smart-diff": "1.0.6",
  axios: "1.21.1",
  "axios-auth-refresh": "5.0.2",
  "google-auth-library": "11.3.4",
  ky: "2.1.0",
  ofetch: "1.5.1",
  "openapi-fetch": "0.17.0",
  "openapi-typescript": "7.13.0",
  orval: "8.38.0",
  "proper-lockfile": "4.1.2",
  rollup: "4.68.8",
  "swagger-typescript-api": "13.13.0",
  typescript: "5.9.3",
  vite: "8.3.8",
  webpack: "5.113.0",
};

/** Installs the peers, unless exactly these are there from an earlier run. */
export function installPeers(): Promise<void> {
  return installExactly(scratch, { private: true, dependencies: peerVersions });
}

/** The path of a file in an installed peer. */
export function peerFile(path: string): string {
  return join(scratch, "node_modules", path);
}
