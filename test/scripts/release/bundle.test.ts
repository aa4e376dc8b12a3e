import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle } from "../../../scripts/release/bundle.ts";
import { root } from "../../../scripts/release/packages.ts";
import { shortModules } from "../../../scripts/release/short-modules.ts";

const folder = join(root, ".scratch/bundle");

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  // Without a word of side effects, a bundler finds out by itself.
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await bundle(root, join(folder, "dist"));
  await bundle(root, join(folder, "dist/production"), [await shortModules(root)]);
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What esbuild makes of some source beside the two kinds of files. */
async function bundled(contents: string): Promise<{ readonly text: string; readonly files: readonly string[] }> {
  const { metafile, outputFiles } = await build({
    stdin: { contents, resolveDir: folder },
    absWorkingDir: folder,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    metafile: true,
    write: false,
  });
  return { text: outputFiles[0]?.text ?? "", files: Object.keys(metafile.inputs) };
}

test.each(["dist", "dist/production"])("a generated SDK loads five files of %s", async (dist) => {
  const entries = ["index", "generated", "client/path-client"];
  const { files } = await bundled(entries.map((name) => `import "./${dist}/${name}.js";`).join("\n"));
  expect(files.filter((file) => file !== "<stdin>").toSorted()).toEqual(
    ["client/path-client", "generated", "index", "operation/index", "shared/claims"].map(
      (name) => `${dist}/${name}.js`,
    ),
  );
});

test.each(["dist", "dist/production"])(
  "what an application does not use leaves nothing of %s in its bundle",
  async (dist) => {
    const { text } = await bundled(`import "./${dist}/index.js"; import "./${dist}/generated.js";`);
    expect(text.replaceAll(/^\/\/.*$/gm, "").trim()).toBe('import { jwtDecode } from "jwt-decode";');
  },
);

test("an entry point that people import exports what its source exports, and nothing else", async () => {
  for (const name of ["index", "node", "oauth2/index", "redis", "server", "store-tests"]) {
    const [made, source]: object[] = await Promise.all([
      import(pathToFileURL(join(folder, `dist/${name}.js`)).href),
      import(pathToFileURL(join(root, `src/${name}.ts`)).href),
    ]);
    expect(Object.keys(made ?? {}).toSorted(), name).toEqual(Object.keys(source ?? {}).toSorted());
  }
});

test.each(["dist", "dist/production"])(
  "each source stands in one file of %s, and its map leads there",
  async (dist) => {
    const maps = (await readdir(join(folder, dist), { recursive: true })).filter((name) => name.endsWith(".map"));
    const sources = await Promise.all(
      maps
        .filter((name) => dist === "dist/production" || !name.startsWith("production"))
        .map(async (name) => sourcesOf(join(folder, dist, name))),
    );
    const all = sources.flat().toSorted();
    expect(all).toEqual([...new Set(all)]);
    expect(all).toContain("src/session/session.ts");
    expect(all.filter((name) => name.startsWith("src/say"))).toEqual([
      dist === "dist/production" ? "src/say-short.ts" : "src/say.ts",
    ]);
  },
);

async function sourcesOf(map: string): Promise<string[]> {
  const { sources }: { sources: readonly string[] } = JSON.parse(await readFile(map, "utf8"));
  return sources.map((source) => relative(root, resolve(dirname(map), source)));
}
