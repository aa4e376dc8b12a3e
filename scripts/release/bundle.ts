/** The JavaScript of the runtime: a file for each entry point, and few others that they share. */
import { readFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { type Plugin, rolldown } from "rolldown";
import { placesOf } from "./chunks.ts";
import { entryPointsOf } from "./entry-points.ts";

/**
 * Bundles the sources of the runtime in `folder`, as these plugins change them, into `out`.
 *
 * Other packages stay imports. Names, lines and the marks that an application's bundler reads stay; comments are left to the
 * sources, which the maps lead to.
 */
export async function bundle(folder: string, out: string, plugins: readonly Plugin[] = []): Promise<void> {
  const { exports } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const entries = entryPointsOf("latchkey", exports).map(({ name, types }) => {
    const file = types.replace(/^\.\/dist\/(.*)\.d\.ts$/, "$1");
    return { name, file, id: join(folder, "src", `${file}.ts`) };
  });
  const ids = new Map(entries.map(({ id, name }) => [id, name]));
  const files = new Map(entries.map(({ name, file }) => [name, file]));
  let places: ReadonlyMap<string, string> | undefined;
  await using build = await rolldown({
    // Modules compress better in this order: a bundle with a session is smaller by 200 bytes.
    input: Object.fromEntries(entries.toReversed().map(({ file, id }) => [file, id])),
    external: (id) => !isAbsolute(id) && !id.startsWith("."),
    platform: "neutral",
    tsconfig: false,
    transform: { target: "es2023" },
    // The one entry point that others load from may export what they need.
    preserveEntrySignatures: "allow-extension",
    plugins: [...plugins],
    optimization: { inlineConst: false },
    checks: { pluginTimings: false },
  });
  await build.write({
    dir: out,
    entryFileNames: "[name].js",
    chunkFileNames: "shared/[name].js",
    sourcemap: true,
    sourcemapExcludeSources: true,
    minifyInternalExports: false,
    comments: { legal: false, annotation: true, jsdoc: false },
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        {
          debugName: "places",
          name: (id, modules) => files.get((places ??= placesOf(ids, modules)).get(id) ?? "") ?? null,
        },
      ],
    },
  });
}
