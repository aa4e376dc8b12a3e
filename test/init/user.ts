/** Somebody who has made a package with `latchkey init`, in a folder of their own. */
import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { command, environment } from "../command/latchkey.ts";
import type { LocalRegistry } from "./local-registry.ts";

/** How a command ended. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Runs `latchkey` from its sources. */
export function latchkey(folder: string, ...args: string[]): Promise<Ended> {
  const [program, ...before] = command;
  return run(program, [...before, ...args], folder, environment);
}

/** Runs npm, which asks the local registry, with a cache of its own: another version of ours with this number is no longer there. */
export async function npm(registry: LocalRegistry, folder: string, ...args: string[]): Promise<Ended> {
  await mkdir(folder, { recursive: true });
  const env = {
    ...environment,
    npm_config_registry: registry.url,
    npm_config_audit: "false",
    npm_config_fund: "false",
  };
  return run("npm", args, folder, env);
}

function run(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((done) => {
    execFile(program, args, { cwd, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
      done({ code, output: stdout + stderr });
    });
  });
}

/** Makes the package of a document with `latchkey init`. */
export function initPackage(folder: string, document: string, sdk: string): Promise<Ended> {
  const facts = ["--name", "@acme/sdk", "--license", "MIT", "--repository", "https://github.com/acme/sdk"];
  return latchkey(folder, "init", document, sdk, ...facts);
}
