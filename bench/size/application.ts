/** A folder like an application's: the generated SDK as JavaScript, and the packed runtime's production files beside it. */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { transform } from "esbuild";
import { bundle } from "../../scripts/release/bundle.ts";
import { root } from "../../scripts/release/packages.ts";
import { shortModules } from "../../scripts/release/short-modules.ts";
import { runOrThrow } from "../../scripts/run-command.ts";

/** Writes the folder anew. */
export async function writeApplication(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const runtime = join(folder, "node_modules/latchkey");
  await bundle(root, runtime, [await shortModules(root)]);
  await writeFile(join(runtime, "package.json"), JSON.stringify(await manifestOf()));
  // Without a manifest of its own the folder would be part of this repository's package.
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await withoutTypes(join(root, "generated"), join(folder, "generated"));
  await withoutTypes(await oneSchemeSdk(folder), join(folder, "one-scheme"));
}

/** The SDK of a document that has a bearer scheme alone: the reference API has six schemes, of four kinds. */
async function oneSchemeSdk(folder: string): Promise<string> {
  const sdk = join(folder, "sdk");
  const document = join(root, "bench/size/one-scheme.yaml");
  const command = [
    "-C",
    "latchkey-source",
    join(root, "cli/src/main.ts"),
    "generate",
    document,
    "--out",
    sdk,
    "--silent",
  ];
  await runOrThrow(process.execPath, command, root);
  return sdk;
}

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly production?: string }>>;
}

/** The entry points that have production files, each at its place. */
async function manifestOf(): Promise<object> {
  const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as Manifest;
  const entries = Object.entries(manifest.exports).flatMap(([subpath, target]) => {
    const file = typeof target === "string" ? undefined : target.production;
    return file === undefined ? [] : [[subpath, file.replace("./dist/production/", "./")]];
  });
  return { name: "latchkey", type: "module", sideEffects: false, exports: Object.fromEntries(entries) };
}

/** Every TypeScript file below a folder as JavaScript, its comments kept: bundlers read them. */
export async function withoutTypes(from: string, to: string): Promise<void> {
  for (const name of await readdir(from, { recursive: true })) {
    if (!name.endsWith(".ts")) continue;
    const { code } = await transform(await readFile(join(from, name), "utf8"), { loader: "ts", target: "es2023" });
    const file = join(to, name.replace(/\.ts$/, ".js"));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, code.replaceAll(/(from "\.[^"]*)\.ts"/g, '$1.js"'));
  }
}
