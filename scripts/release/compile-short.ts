/** The runtime's files for production bundles: the same modules, without the texts of their errors, and with short private names. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { transform } from "esbuild";
import ts from "typescript";
import { privateNames } from "./private-names.ts";
import { type Catalog, catalogFile, catalogIn, withoutTexts } from "./texts.ts";

/** Writes them into `out`, with their source maps. */
export async function compileShort(folder: string, out: string): Promise<void> {
  const sources = join(folder, "src");
  const options = compilerOptions(folder);
  const catalog = catalogIn(await readFile(catalogFile, "utf8"));
  const names = await privateNames(sources);
  for (const name of await readdir(sources, { recursive: true })) {
    if (!name.endsWith(".ts") || name === "say-short.ts") continue;
    const source = join(sources, name === "say.ts" ? "say-short.ts" : name);
    const file = join(out, name.replace(/\.ts$/, ".js"));
    await mkdir(dirname(file), { recursive: true });
    const long = withNumbers(await readFile(source, "utf8"), options, catalog);
    const { code, map } = await withShortNames(long, dirname(name) === "session" ? names : {});
    const sourceMap = { ...(JSON.parse(map) as object), sources: [relative(dirname(file), source)] };
    await Promise.all([
      writeFile(file, `${code}//# sourceMappingURL=${basename(file)}.map\n`),
      writeFile(`${file}.map`, JSON.stringify(sourceMap)),
    ]);
  }
}

function compilerOptions(folder: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(folder, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, folder);
  return { ...options, module: ts.ModuleKind.ESNext, noEmit: false, sourceMap: false, inlineSourceMap: true };
}

/** One module, compiled, with its source map in it. */
function withNumbers(text: string, compilerOptions: ts.CompilerOptions, catalog: Catalog): string {
  const transformers = { before: [withoutTexts(catalog)] };
  return ts.transpileModule(text, { compilerOptions, transformers }).outputText;
}

/** The same module, where these properties have these names. */
async function withShortNames(
  text: string,
  names: Readonly<Record<string, string>>,
): Promise<{ code: string; map: string }> {
  return transform(text, {
    loader: "js",
    target: "esnext",
    sourcemap: "external",
    mangleProps: new RegExp(`^(?:${Object.keys(names).join("|")})$`),
    mangleCache: names,
  });
}
