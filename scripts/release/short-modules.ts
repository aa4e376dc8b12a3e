/** The runtime's modules for production bundles: the same, without the texts of their errors, and with short private names. */
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { transform } from "esbuild";
import type { Plugin } from "rolldown";
import ts from "typescript";
import { privateNames } from "./private-names.ts";
import { type Catalog, catalogFile, catalogIn, withoutTexts } from "./texts.ts";

/** Makes them of the sources in `folder` while a bundler reads these. */
export async function shortModules(folder: string): Promise<Plugin> {
  const options = compilerOptions(folder);
  const catalog = catalogIn(await readFile(catalogFile, "utf8"));
  const names = await privateNames(join(folder, "src"));
  return {
    name: "short modules",
    resolveId(source, importer = "") {
      return basename(source) === "say.ts" ? join(dirname(importer), source, "../say-short.ts") : undefined;
    },
    async transform(text, id) {
      const long = withNumbers(text, options, catalog);
      const { code, map } = await withShortNames(long, basename(dirname(id)) === "session" ? names : {});
      return { code, map, moduleType: "js" };
    },
  };
}

function compilerOptions(folder: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(folder, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, folder);
  return {
    ...options,
    module: ts.ModuleKind.ESNext,
    rewriteRelativeImportExtensions: false,
    noEmit: false,
    sourceMap: false,
    inlineSourceMap: true,
  };
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
