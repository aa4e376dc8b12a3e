import type { Bundle } from "./bundle.ts";
import { wordsIn } from "./command-words.ts";

/** The only packages that the runtime is made of. */
export const runtimePackages: ReadonlySet<string> = new Set(["latchkey", "openapi-fetch", "jwt-decode"]);

/** The package of a file: the folder after the last `node_modules`. `undefined` for a file of the application itself. */
export function packageOf(file: string): string | undefined {
  return /.*\bnode_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];
}

/**
 * What must not be in any bundle of the runtime: other packages' files, imports that no browser has, words of the command.
 *
 * @param words Those of the command.
 * @param isAllowed Says which imports may stay; by default none.
 */
export function leaksOf(
  { files, imports, text }: Bundle,
  words: readonly string[],
  isAllowed: (path: string) => boolean = () => false,
): string[] {
  const foreign = [...files.keys()].filter((file) => {
    const name = packageOf(file);
    return name !== undefined && !runtimePackages.has(name);
  });
  const strange = imports.filter((path) => !isAllowed(path)).map((path) => `import "${path}"`);
  return [...foreign, ...strange, ...wordsIn(text, words).map((word) => `the command's word "${word}"`)];
}

/**
 * What an application that uses one endpoint must not carry: the endpoint files of other tags, the path client with
 * openapi-fetch behind it, the session that it did not create.
 */
export function unusedIn({ files }: Bundle, endpointFile: string): string[] {
  return [...files.keys()].filter((file) => {
    const name = packageOf(file);
    if (name !== undefined) return name === "openapi-fetch";
    return file.startsWith("generated/") && file !== endpointFile && file !== "generated/client.ts";
  });
}
