/** The few hand-written files: the package's module, and its scripts. */
import { proseLine } from "../../generate/text/doc-comment.ts";
import { quote } from "../../generate/text/quote.ts";
import { isLocal, type PackageFacts } from "../package-facts.ts";

/** The files by path. */
export function emitSources(facts: PackageFacts): [path: string, text: string][] {
  return [
    ["src/index.ts", emitModule(facts)],
    ["scripts/clean.mjs", clean],
    ["scripts/diff.mjs", emitDiff(facts)],
    ...(isLocal(facts) ? [["scripts/fetch-document.mjs", emitFetch(facts)] as [string, string]] : []),
  ];
}

function emitModule({ model }: PackageFacts): string {
  return `/** The SDK of ${proseLine(model.title)}: what is generated, and what you add to it. */
export * from "../generated/index.ts";

// Your own additions go here, or into files beside this one. They win over a generated export of the same name.
`;
}

const clean = `/** Removes what an earlier build has left. */
import { rm } from "node:fs/promises";

await rm("dist", { recursive: true, force: true });
`;

function emitDiff({ spec }: PackageFacts): string {
  return `/** Compares the document with that of the last release: \`npm run diff -- --markdown\`. Without a tag, with the last commit. */
import { spawnSync } from "node:child_process";

const spec = ${quote(spec)};
const tag = spawnSync("git", ["describe", "--tags", "--abbrev=0"], { encoding: "utf8" });
const revision = tag.status === 0 ? tag.stdout.trim() : "HEAD";
const args = ["--no-install", "latchkey", "diff", \`git:\${revision}:\${spec}\`, spec, ...process.argv.slice(2)];
const { status } = spawnSync("npx", args, { stdio: "inherit", shell: process.platform === "win32" });
process.exitCode = status ?? 3;
`;
}

function emitFetch({ spec, address }: PackageFacts): string {
  const known = address === undefined ? '""' : quote(address);
  return `/** Fetches the document anew. OPENAPI_ADDRESS says from where, if not from the address below. */
import { writeFile } from "node:fs/promises";

const file = ${quote(spec)};
const address = process.env.OPENAPI_ADDRESS || ${known};
const problem = await fetchDocument();
if (problem !== undefined) {
  console.error(\`✗ \${problem}\`);
  process.exitCode = 2;
}

/** Writes the document, or says why it cannot. */
async function fetchDocument() {
  if (address === "") return "Say in OPENAPI_ADDRESS, or in this file, where the document is.";
  const answer = await fetch(address, { signal: AbortSignal.timeout(60_000) });
  if (!answer.ok) return \`The document's server answered \${answer.status}.\`;
  await writeFile(file, await answer.text());
}
`;
}
