/** `test/package.test.ts`: the tarball as users get it. */
import { quote } from "../../generate/text/quote.ts";
import type { PackageFacts } from "../package-facts.ts";
import { authOf, callOf, importOf } from "./sample-code.ts";

/** The text. */
export function emitPackageTest(facts: PackageFacts): string {
  const { calls } = facts;
  const call = calls.open ?? calls.secured;
  const auth = calls.open === undefined && calls.secured !== undefined ? `, auth: ${authOf(facts)}` : "";
  const names = ["createClient", ...(call === undefined ? [] : [call.operation.name])];
  const program = [
    importOf(facts, names),
    "",
    'const fetch = async () => new Response("{}", { headers: { "content-type": "application/json" } });',
    `const client = createClient({ baseUrl: "https://api.invalid", fetch${auth} });`,
    ...(call === undefined
      ? ["console.log(typeof client.fetch);"]
      : [`const result = await ${callOf(call, "client")};`, "console.log(result.status);"]),
  ];
  const printed = call === undefined ? "function" : "200";
  const lines = program.map((line) => `  ${quote(line)},\n`).join("");
  return template.replace("  PROGRAM\n", () => lines).replace("PRINTED", () => quote(printed));
}

const template = `/** Packs, installs and uses the package, as whoever installs it does. */
import assert from "node:assert/strict";
import { exec } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

const run = promisify(exec);
const compiler = join(import.meta.dirname, "../node_modules/typescript/bin/tsc");
const folder = await mkdtemp(join(tmpdir(), "sdk-"));
after(() => rm(folder, { recursive: true, force: true }));

/** The same text is TypeScript under strict flags, and JavaScript. */
const program = [
  PROGRAM
].join("\\n");

const compilerOptions = {
  target: "es2023",
  lib: ["es2023", "dom"],
  module: "nodenext",
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  noEmit: true,
};

before(async () => {
  await run(\`npm pack --ignore-scripts --pack-destination "\${folder}"\`);
  const tarball = (await readdir(folder)).find((name) => name.endsWith(".tgz"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await run(\`npm install --prefer-offline --no-audit --no-fund ./\${tarball}\`, { cwd: folder });
});

test("it compiles under strict flags", async () => {
  await writeFile(join(folder, "program.ts"), program);
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
  const { stdout } = await run(\`"\${process.execPath}" "\${compiler}" -p .\`, { cwd: folder });
  assert.equal(stdout, "");
});

test("it is called from JavaScript", async () => {
  await writeFile(join(folder, "program.js"), program);
  const { stdout } = await run(\`"\${process.execPath}" program.js\`, { cwd: folder });
  assert.equal(stdout.trim(), PRINTED);
});
`;
