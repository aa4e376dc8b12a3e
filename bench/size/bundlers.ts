/** The bundlers that applications use, each with its own minifier and its settings for production. */
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { peerFile } from "../peers.ts";
import { bundleSize, compressed } from "./bundle-size.ts";

/** Compressed bytes of the bundle of an entry, which is a file in the folder. */
type Bundler = (entry: string, folder: string) => Promise<number>;

/** The bundlers by name. */
export const bundlers: Readonly<Record<string, Bundler>> = {
  esbuild: async (entry, folder) => (await bundleSize(await readFile(join(folder, entry), "utf8"), folder)).gzipped,
  Rollup: rollup,
  Vite: vite,
  webpack,
};

/** What of their interfaces is used here: they are installed when the bench runs, and are no dependencies. */
interface Rollup {
  rollup(options: object): Promise<{ generate(options: object): Promise<{ output: readonly { code?: string }[] }> }>;
}
interface Vite {
  build(options: object): Promise<unknown>;
}
type Webpack = (
  options: object,
  done: (error: Error | null, stats: { hasErrors(): boolean; toString(): string }) => void,
) => void;

async function peer<T>(name: string): Promise<T> {
  const require = createRequire(peerFile("package.json"));
  return (await import(pathToFileURL(require.resolve(name)).href)) as T;
}

async function rollup(entry: string, folder: string): Promise<number> {
  const [{ rollup: roll }, { default: resolve }, { default: terser }] = await Promise.all([
    peer<Rollup>("rollup"),
    peer<{ default: (options: object) => object }>("@rollup/plugin-node-resolve"),
    peer<{ default: () => object }>("@rollup/plugin-terser"),
  ]);
  const plugins = [resolve({ browser: true, exportConditions: ["production"] }), terser()];
  const bundle = await roll({ input: join(folder, entry), plugins, onwarn() {} });
  const { output } = await bundle.generate({ format: "es" });
  return compressed(output.map(({ code = "" }) => code).join(""));
}

async function vite(entry: string, folder: string): Promise<number> {
  const { build } = await peer<Vite>("vite");
  const page = join(folder, "index.html");
  await writeFile(page, `<script type="module" src="./${entry}"></script>`);
  const out = join(folder, "vite");
  const options = { outDir: out, emptyOutDir: true, target: "es2022", modulePreload: { polyfill: false } };
  await build({ root: folder, logLevel: "silent", configFile: false, build: options });
  return filesIn(join(out, "assets"));
}

async function webpack(entry: string, folder: string): Promise<number> {
  const { default: pack } = await peer<{ default: Webpack }>("webpack");
  const out = join(folder, "webpack");
  await rm(out, { recursive: true, force: true });
  const options = {
    mode: "production",
    target: ["web", "es2022"],
    context: folder,
    entry: `./${entry}`,
    output: { path: out },
    performance: false,
  };
  await new Promise<void>((done, fail) => {
    pack(options, (error, stats) => {
      if (error !== null) fail(error);
      else if (stats.hasErrors()) fail(new Error(stats.toString()));
      else done();
    });
  });
  return filesIn(out);
}

async function filesIn(folder: string): Promise<number> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".js"));
  return compressed(Buffer.concat(await Promise.all(files.map((name) => readFile(join(folder, name))))));
}
