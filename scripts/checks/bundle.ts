import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** The result of bundling and minifying some source. */
export interface Bundle {
  /** The files that reached the output, relative to the folder, with the bytes that each has in it. */
  readonly files: ReadonlyMap<string, number>;
  /** What the output imports at run time. */
  readonly imports: readonly string[];
  readonly minified: number;
  readonly gzipped: number;
  /** The output itself. */
  readonly text: string;
}

/**
 * Bundles `source`, as an application in `folder` would: for browsers and for production, or for a server, as Node loads it.
 * Imports of Node's modules, and of what is `external`, are kept, so that they can be reported.
 */
export async function bundle(
  source: string,
  folder: string,
  platform: "browser" | "node" = "browser",
  external: readonly string[] = [],
): Promise<Bundle> {
  const { metafile, outputFiles } = await build({
    stdin: { contents: source, resolveDir: folder, loader: "ts" },
    absWorkingDir: folder,
    platform,
    format: "esm",
    target: "es2023",
    bundle: true,
    minify: true,
    conditions: platform === "browser" ? ["production"] : [],
    metafile: true,
    write: false,
    external: ["node:*", ...external],
    logLevel: "silent",
  });
  const outputs = Object.values(metafile.outputs);
  const inputs = outputs.flatMap((output) => Object.entries(output.inputs));
  const bytes = Buffer.concat(outputFiles.map((file) => file.contents));
  return {
    files: new Map(inputs.map(([file, input]) => [file, input.bytesInOutput] as const).filter(([, size]) => size > 0)),
    imports: outputs.flatMap((output) => output.imports.map(({ path }) => path)),
    minified: bytes.length,
    gzipped: gzipSync(bytes).length,
    text: bytes.toString(),
  };
}
