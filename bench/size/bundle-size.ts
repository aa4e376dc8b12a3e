import { relative } from "node:path";
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
  const { metafile, outputFiles } = await build({
    stdin: { contents: source, resolveDir: folder, loader: "js" },
    absWorkingDir: folder,
    platform: "browser",
    format: "esm",
    target: "es2022",
    bundle: true,
    minify: true,
    metafile: true,
    write: false,
    conditions: ["production"],
    logLevel: "silent",
  });
  const bytes = Buffer.concat(outputFiles.map(({ contents }) => contents));
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const modules = inputs.flatMap(([file, { bytesInOutput }]) =>
    bytesInOutput > 0 ? [[nameOf(file), bytesInOutput] as const] : [],
  );
  return { minified: bytes.length, gzipped: compressed(bytes), modules: Object.fromEntries(modules) };
}

/** The bytes that go over the wire. */
export function compressed(bytes: Uint8Array | string): number {
  return gzipSync(bytes, { level: 9 }).length;
}

/** A module's path without the folders that all have. */
function nameOf(file: string): string {
  return relative("", file).replace(/^(?:\.\.\/)*node_modules\//, "");
}
