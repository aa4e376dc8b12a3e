import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runOrThrow } from "../run-command.ts";
import { bundle } from "./bundle.ts";
import { entryPointsOf } from "./entry-points.ts";
import { type Package, packages, root } from "./packages.ts";
import { shortModules } from "./short-modules.ts";

const compiler = join(root, "node_modules/typescript-7/bin/tsc");

/** Where imports of another package lead, by their names: TypeScript's `paths`. */
type Paths = Readonly<Record<string, readonly string[]>>;

/** Compiles one package into `out`, which is emptied first, so that no file without a source is published. */
export async function compile(pkg: Package, out: string): Promise<void> {
  await rm(out, { recursive: true, force: true });
  const work = await mkdtemp(join(tmpdir(), "latchkey-compile-"));
  try {
    await runCompiler(pkg, out, await declarationsBefore(pkg, work), work);
    if (pkg.folder === root) await bundleRuntime(out);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function bundleRuntime(out: string): Promise<void> {
  await bundle(root, out);
  await bundle(root, join(out, "production"), [await shortModules(root)]);
}

/**
 * The declarations of the packages that this one may import, made for this run alone.
 *
 * Their `dist` may not be there, or be another run's; their sources would be compiled into this package.
 */
async function declarationsBefore(pkg: Package, work: string): Promise<Paths> {
  const paths: Record<string, readonly string[]> = {};
  for (const other of packages.slice(0, packages.indexOf(pkg))) {
    const out = join(work, other.name);
    await runCompiler(other, out, paths, work);
    const { exports } = JSON.parse(await readFile(join(other.folder, "package.json"), "utf8"));
    const entries = entryPointsOf(other.name, exports);
    for (const { name, types } of entries) paths[name] = [types.replace(/^\.\/dist/, () => out)];
  }
  return paths;
}

async function runCompiler({ folder }: Package, out: string, paths: Paths, work: string): Promise<void> {
  const typeRoots = [join(root, "node_modules/@types")];
  const config = {
    extends: join(folder, "tsconfig.build.json"),
    compilerOptions: { paths, typeRoots, emitDeclarationOnly: folder === root },
    include: [join(folder, "src")],
  };
  const file = join(work, "tsconfig.json");
  await writeFile(file, JSON.stringify(config));
  await runOrThrow(process.execPath, [compiler, "-p", file, "--outDir", out], root);
}
