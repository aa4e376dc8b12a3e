/** Runs each generator on the same document, and gives its output as modules that Node can import. */
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { generate } from "@latchkey/cli";
import { build } from "esbuild";
import { root } from "../release/packages.ts";
import { runOrThrow } from "../run-command.ts";
import { scratch } from "./install-peers.ts";

/** The exports of a module that was just generated. */
export type Exports = Readonly<Record<string, unknown>>;

/** The modules by contender. */
export interface Generated {
  readonly latchkey: Exports;
  readonly openapiFetch: Exports;
  readonly heyApi: Exports;
  readonly orval: Exports;
  readonly kubb: Exports;
}

const spec = join(import.meta.dirname, "shapes.yaml");

const orvalConfig = `export default { shapes: { input: "./shapes.yaml", output: {
  target: "./orval/api.ts", client: "fetch", override: { mutator: { path: "./orval-fetch.ts", name: "send" } },
} } };`;

/** Orval calls a function of the application for each request; the driver sets it. */
const orvalFetch = `let hook = (url: string, init: RequestInit): Promise<Response> => fetch(url, init);
export const setFetch = (next: typeof hook): void => { hook = next; };
export const send = async <T>(url: string, init: RequestInit): Promise<T> => (await hook(url, init)) as T;`;

const kubbConfig = `import { defineConfig } from "@kubb/core";
import { pluginClient } from "@kubb/plugin-client";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";
export default defineConfig({
  root: ".", input: { path: "./shapes.yaml" }, output: { path: "./kubb", clean: true, format: false, lint: false },
  plugins: [pluginOas({ generators: [] }), pluginTs(), pluginClient({ client: "fetch" })],
});`;

/** Runs every generator. */
export async function generateAll(): Promise<Generated> {
  await mkdir(scratch, { recursive: true });
  await copyFile(spec, join(scratch, "shapes.yaml"));
  await writeFile(join(scratch, "orval.config.mjs"), orvalConfig);
  await writeFile(join(scratch, "orval-fetch.ts"), orvalFetch);
  await writeFile(join(scratch, "kubb.config.mjs"), kubbConfig);
  await runPeer("openapi-ts", ["-i", "shapes.yaml", "-o", "hey-api", "-c", "@hey-api/client-fetch"]);
  await runPeer("orval", ["--config", "orval.config.mjs"]);
  await runPeer("kubb", ["generate", "--config", "kubb.config.mjs"]);
  return {
    latchkey: await generateOurs(),
    openapiFetch: await load("openapi-fetch", 'export { default } from "openapi-fetch";'),
    heyApi: await load("hey-api", 'export * from "./hey-api/index"; export { client } from "./hey-api/client.gen";'),
    orval: await load("orval", 'export * from "./orval/api"; export { setFetch } from "./orval-fetch";'),
    kubb: await load(
      "kubb",
      'export * from "./kubb/index"; export { setConfig } from "@kubb/plugin-client/clients/fetch";',
    ),
  };
}

/** The folder has no manifest of its own, so that `latchkey` resolves to this repository's. */
async function generateOurs(): Promise<Exports> {
  const out = join(root, ".scratch/compare-security-ours");
  await generate({ spec, out, importExtension: ".ts" });
  return importFile(join(out, "index.ts"));
}

async function runPeer(bin: string, args: readonly string[]): Promise<void> {
  await runOrThrow(process.execPath, [join(scratch, "node_modules/.bin", bin), ...args], scratch);
}

/** The other generators import files without extensions, which Node does not find. */
async function load(name: string, contents: string): Promise<Exports> {
  const outfile = join(scratch, "bundles", `${name}.mjs`);
  const stdin = { contents, resolveDir: scratch, loader: "ts" as const };
  await build({ stdin, outfile, bundle: true, format: "esm", platform: "node", target: "node24", logLevel: "error" });
  return importFile(outfile);
}

async function importFile(file: string): Promise<Exports> {
  return import(pathToFileURL(file).href);
}
