import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";

/** The environment variable by which `npm run mutants` breaks a rule in what a page runs: `{ file, from, to }`. */
export const MUTANT_OF_BUNDLES = "LATCHKEY_MUTANT";

const mutate: Plugin = {
  name: "mutant",
  setup({ onLoad }) {
    const { file, from, to } = JSON.parse(process.env[MUTANT_OF_BUNDLES] ?? "{}");
    if (file === undefined) return;
    onLoad({ filter: /[.]ts$/ }, async ({ path }) => {
      if (path !== file) return undefined;
      return { contents: (await readFile(path, "utf8")).replace(from, () => to), loader: "ts" };
    });
  },
};

/** Source as one script for a page; what it exports is in the global `page`. */
export async function bundleForPage(source: string, { minify = false } = {}): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: fileURLToPath(new URL("../..", import.meta.url)), loader: "ts" },
    bundle: true,
    conditions: ["latchkey-source"],
    format: "iife",
    globalName: "page",
    write: false,
    minify,
    plugins: [mutate],
  });
  return outputFiles.map(({ text }) => text).join("\n");
}

/** Bytes of a page's script, minified and compressed. */
export async function compressedSize(source: string): Promise<number> {
  return gzipSync(await bundleForPage(source, { minify: true })).length;
}
