import type { Publishing } from "./publishing.ts";

/** A package.json, as parsed. */
export type Manifest = Readonly<Record<string, unknown>>;

/** The oldest Node that the published packages run on; `test/package` installs them on exactly this one. */
export const leastNode = "22.13.0";

/** What only serves work inside the repository. */
const unpublished = new Set([
  "private",
  "workspaces",
  "scripts",
  "devDependencies",
  "optionalDependencies",
  "allowScripts",
]);

/** The export condition by which the repository resolves its own packages to their sources. */
const sourceCondition = "latchkey-source";

/**
 * The manifest that users get: public, with the publisher's addresses, and without what only serves the repository.
 *
 * The repository pins exact versions, so that everybody works with the same ones. A user gets ranges: two packages can
 * then share one copy, and a fix in a dependency needs no release of ours.
 *
 * @param directory The package's folder in the repository, where that is not the root.
 */
export function publishedManifest(manifest: Manifest, publishing: Publishing, directory?: string): Manifest {
  const kept = Object.entries(manifest).filter(([field]) => !unpublished.has(field));
  return {
    ...Object.fromEntries(kept.map(([field, value]) => [field, publishedField(field, value, manifest["version"])])),
    engines: { node: `>=${leastNode.replace(/\.0$/, "")}` },
    author: "The latchkey authors",
    ...addresses(publishing, directory),
    keywords: publishing.keywords,
    publishConfig: { access: "public" },
  };
}

function publishedField(field: string, value: unknown, version: unknown): unknown {
  if (field === "exports") return withoutSource(value);
  if (field === "dependencies") return withRanges(value, String(version));
  return value;
}

function withoutSource(exports: unknown): unknown {
  if (!isRecord(exports)) return exports;
  const kept = Object.entries(exports).filter(([condition]) => condition !== sourceCondition);
  return Object.fromEntries(kept.map(([condition, target]) => [condition, withoutSource(target)]));
}

/** An exact version becomes a caret range; a range that somebody has chosen stays. Packages of the repository have one version. */
function withRanges(dependencies: unknown, own: string): unknown {
  if (!isRecord(dependencies)) return dependencies;
  const ranges = Object.entries(dependencies).map(([name, range]) => {
    const version = String(range).startsWith("file:") ? own : String(range);
    return [name, version.replace(/^(?=\d)/, "^")];
  });
  return Object.fromEntries(ranges);
}

/** Only those that `publishing.json` has; a release is refused while one is missing. */
function addresses({ repository, homepage, bugs }: Publishing, directory: string | undefined): Manifest {
  return {
    ...(repository !== "" && {
      repository: { type: "git", url: `git+${repository}.git`, ...(directory !== undefined && { directory }) },
    }),
    ...(homepage !== "" && { homepage }),
    ...(bugs !== "" && { bugs }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
