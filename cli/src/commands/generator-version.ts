/** The version of everything that shapes the output: this package, and the packages that it generates with. */
import { readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { packageVersion } from "../generate/emit/provenance.ts";

const require = createRequire(import.meta.url);

/** Packages whose version can change the output. */
const tools = ["openapi-typescript", "typescript", "yaml"] as const;

/** All versions as one text. Where the command runs from its sources, the times when they were saved count too. */
export function generatorVersion(): string {
  const isSource = extname(fileURLToPath(import.meta.url)) === ".ts";
  return [packageVersion, ...tools.map(versionOf), ...(isSource ? savedSources() : [])].join();
}

function versionOf(name: string): string {
  const manifest: unknown = require(`${name}/package.json`);
  return typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "";
}

function savedSources(): string[] {
  const folder = fileURLToPath(new URL("../", import.meta.url));
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted();
  return names.map((name) => `${name}@${statSync(join(folder, name)).mtimeMs}`);
}
