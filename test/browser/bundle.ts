import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Source as one script for a page; what it exports is in the global `page`. */
export async function bundleForPage(source: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: fileURLToPath(new URL("../..", import.meta.url)), loader: "ts" },
    bundle: true,
    conditions: ["latchkey-source"],
    format: "iife",
    globalName: "page",
    write: false,
  });
  return outputFiles.map(({ text }) => text).join("\n");
}
