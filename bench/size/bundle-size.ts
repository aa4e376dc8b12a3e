import { SourceMap } from "node:module";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** What a bundle weighs, and what is in it. */
export interface BundleSize {
  readonly minified: number;
  readonly gzipped: number;
  /** Minified bytes by module. */
  readonly modules: Readonly<Record<string, number>>;
}

/** Bundles an entry of an application's folder for browsers and production, by esbuild. */
export async function bundleSize(source: string, folder: string): Promise<BundleSize> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: folder, loader: "js" },
    absWorkingDir: folder,
    outdir: folder,
    platform: "browser",
    format: "esm",
    target: "es2022",
    bundle: true,
    minify: true,
    sourcemap: "external",
    write: false,
    conditions: ["production"],
    logLevel: "silent",
  });
  const [map, output] = outputFiles;
  if (map === undefined || output === undefined) throw new Error("No bundle was made.");
  const bytes = output.contents;
  return { minified: bytes.length, gzipped: compressed(bytes), modules: bytesBySource(output.text, map.text) };
}

/** How much of a bundle each source has become. */
function bytesBySource(text: string, mapText: string): Readonly<Record<string, number>> {
  const map = new SourceMap(JSON.parse(mapText));
  const bytes: Record<string, number> = {};
  for (const [line, columns] of text.split("\n").entries()) {
    for (let column = 0; column < columns.length; column++) {
      const entry = map.findEntry(line, column);
      const name = "originalSource" in entry ? nameOf(entry.originalSource) : "";
      bytes[name] = (bytes[name] ?? 0) + 1;
    }
  }
  return bytes;
}

/** The bytes that go over the wire. */
export function compressed(bytes: Uint8Array | string): number {
  return gzipSync(bytes, { level: 9 }).length;
}

/** A source's path without the folders that all have. */
function nameOf(source: string): string {
  return source.replace(/^(?:\.\.\/)*(?:node_modules\/)?/, "");
}
