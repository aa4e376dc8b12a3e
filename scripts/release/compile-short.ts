/** The runtime's files for production bundles: the same modules, without the texts of their errors. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { type Catalog, catalogFile, catalogIn, withoutTexts } from "./texts.ts";

/** Writes them into `out`, with their source maps. */
export async function compileShort(folder: string, out: string): Promise<void> {
  const sources = join(folder, "src");
  const options = compilerOptions(folder);
  const catalog = catalogIn(await readFile(catalogFile, "utf8"));
  for (const name of await readdir(sources, { recursive: true })) {
    if (!name.endsWith(".ts") || name === "say-short.ts") continue;
    const source = join(sources, name === "say.ts" ? "say-short.ts" : name);
    const file = join(out, name.replace(/\.ts$/, ".js"));
    await mkdir(dirname(file), { recursive: true });
    const { code, map } = shortened(await readFile(source, "utf8"), relative(dirname(file), source), options, catalog);
    await Promise.all([writeFile(file, code), writeFile(`${file}.map`, map)]);
  }
}

function compilerOptions(folder: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(folder, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, folder);
  return { ...options, module: ts.ModuleKind.ESNext, noEmit: false, sourceMap: true };
}

/** One module, compiled, and its source map; `source` is how the map names where it comes from. */
function shortened(
  text: string,
  source: string,
  compilerOptions: ts.CompilerOptions,
  catalog: Catalog,
): { code: string; map: string } {
  const fileName = source.replace(/.*\//, "");
  const before = [withoutTexts(catalog)];
  const { outputText, sourceMapText = "{}" } = ts.transpileModule(text, {
    compilerOptions,
    fileName,
    transformers: { before },
  });
  const map = { ...(JSON.parse(sourceMapText) as object), sources: [source] };
  return { code: outputText, map: JSON.stringify(map) };
}
