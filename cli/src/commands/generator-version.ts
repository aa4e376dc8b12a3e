/** What decides, beside the document and the options, what is generated: this package, and those that it generates with. */
import { readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { packageVersion } from "../generate/emit/provenance.ts";

const require = createRequire(import.meta.url);

/** Those whose versions change what is written. */
const tools = ["openapi-typescript", "typescript", "yaml"] as const;

/** The versions, as one text. Run from its sources the package has none, so there it is when each of them was saved. */
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
