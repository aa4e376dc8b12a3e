/** `package.json`. */
import { packageVersion } from "../../generate/emit/provenance.ts";
import { escapeUnseen } from "../../generate/text/escape.ts";
import { oneLine } from "../../generate/text/one-line.ts";
import { isLocal, type PackageFacts } from "../package-facts.ts";

/** The tools of a package, in the versions that latchkey itself is tested with. */
export const toolVersions: Readonly<Record<string, string>> = {
  "@arethetypeswrong/cli": "^0.18.5",
  "@changesets/cli": "^3.0.3",
  "@stoplight/prism-http": "^5.16.0",
  "@types/node": "^24.10.1",
  publint: "^0.3.25",
  typescript: "^5.9.3",
};

/** The text. */
export function emitPackageJson(facts: PackageFacts): string {
  const { name, license, author, repository } = facts;
  const manifest = {
    name,
    version: "0.1.0",
    description: oneLine(`A typed SDK of ${facts.model.title}`).slice(0, 200),
    license,
    ...(author !== undefined && { author }),
    ...(repository !== undefined && { repository: { type: "git", url: `git+${repository}.git` } }),
    type: "module",
    sideEffects: false,
    exports: {
      ".": { types: "./dist/src/index.d.ts", default: "./dist/src/index.js" },
      // Declarations that a user's compiler writes name the schemas by it.
      "./schemas": { types: "./dist/generated/schemas.d.ts", default: "./dist/generated/schemas.js" },
      "./endpoints/*": { types: "./dist/generated/endpoints/*.d.ts", default: "./dist/generated/endpoints/*.js" },
      "./package.json": "./package.json",
    },
    files: ["dist", "REFERENCE.md", "skills"],
    engines: { node: ">=22.13" },
    devEngines: { runtime: { name: "node", version: ">=22.18.0", onFail: "error" } },
    publishConfig: { access: "public", provenance: true },
    scripts: scriptsOf(facts),
    dependencies: { latchkey: `^${packageVersion}` },
    devDependencies: sorted({ "@latchkey/cli": `^${packageVersion}`, ...toolVersions }),
    // Prism brings it, and it tells its makers of each installation.
    allowScripts: { "@scarf/scarf": false },
  };
  return `${escapeUnseen(JSON.stringify(manifest, null, 2))}\n`;
}

function scriptsOf(facts: PackageFacts): Record<string, string> {
  return {
    ...(isLocal(facts) && { fetch: "node scripts/fetch-document.mjs" }),
    generate: "latchkey generate",
    check: "latchkey generate --check",
    diff: "node scripts/diff.mjs",
    mock: "latchkey mock",
    build: "node scripts/clean.mjs && tsc -p tsconfig.build.json",
    types: "tsc -p .",
    test: 'npm run check && npm run build && npm run types && node --test "test/*.test.ts" && npm run check:package',
    "check:package": "publint --strict && attw --pack . --profile esm-only",
    prepack: "npm run build",
    changeset: "changeset",
    "version-packages": "changeset version && npm install --package-lock-only --ignore-scripts",
    release: "changeset publish",
  };
}

function sorted(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
