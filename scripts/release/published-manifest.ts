/** A package.json, as parsed. */
export type Manifest = Readonly<Record<string, unknown>>;

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
 * The manifest that users get: without what only serves the repository, and public.
 *
 * The order of the fields stays.
 */
export function publishedManifest(manifest: Manifest): Manifest {
  const kept = Object.entries(manifest).filter(([field]) => !unpublished.has(field));
  const fields = kept.map(([field, value]) => [field, field === "exports" ? withoutSource(value) : value]);
  return { ...Object.fromEntries(fields), author: "The latchkey authors", publishConfig: { access: "public" } };
}

function withoutSource(exports: unknown): unknown {
  if (typeof exports !== "object" || exports === null) return exports;
  const kept = Object.entries(exports).filter(([condition]) => condition !== sourceCondition);
  return Object.fromEntries(kept.map(([condition, target]) => [condition, withoutSource(target)]));
}
