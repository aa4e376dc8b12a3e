import { join } from "node:path";
import { build, type Plugin } from "esbuild";

/** What is resolved here asks the plugin once more. */
const AGAIN = Symbol("again");

/** Takes the packages as they are installed in the project, never the sources of this repository. */
function packed(project: string, isExternal: boolean): Plugin {
  return {
    name: "packed",
    setup(build) {
      const nameOf = (path: string) => (path.endsWith("/generated/index.ts") ? "reference-sdk" : path);
      build.onResolve({ filter: /^latchkey(\/|$)|\/generated\/index\.ts$/ }, async ({ path, kind, pluginData }) => {
        if (pluginData === AGAIN) return undefined;
        const name = nameOf(path);
        if (isExternal) return { path: name, external: true };
        return build.resolve(name, { kind, resolveDir: project, pluginData: AGAIN });
      });
    },
  };
}

/** Bundles a program of this folder into the project: with the packages, or so that the runtime finds them itself. */
export async function bundleSuite(
  project: string,
  program: "in-native" | "in-node" | "in-page" | "in-worker",
  { isExternal = false, target = "es2023" }: { readonly isExternal?: boolean; readonly target?: string } = {},
): Promise<string> {
  const outfile = join(project, `${program}.js`);
  await build({
    entryPoints: [join(import.meta.dirname, `${program}.ts`)],
    bundle: true,
    format: "esm",
    target,
    outfile,
    platform: isExternal ? "node" : "browser",
    plugins: [packed(project, isExternal)],
  });
  return outfile;
}
