import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Mock, startMock } from "@latchkey/cli/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../../scripts/release/packages.ts";
import { leastNode } from "../../scripts/release/published-manifest.ts";
import { packPackages } from "../../scripts/release/pack-packages.ts";
import { type CommandResult, runCommand, runOrThrow } from "../../scripts/run-command.ts";
import { definitionOf } from "./definition.ts";
import { runWorker } from "./worker.ts";

const specification = join(root, "openapi.yaml");

const tsconfig = {
  compilerOptions: {
    target: "es2023",
    lib: ["es2023", "dom", "dom.iterable"],
    module: "nodenext",
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    rootDir: "src",
    outDir: "build",
  },
  include: ["src"],
};

let project: string;
let mock: Mock;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "latchkey-install-"));
  mock = await startMock({ spec: specification, port: 0 });
  await writeProject();
}, 180_000);

afterAll(async () => {
  await mock?.close();
  await rm(project, { recursive: true, force: true });
});

/** What a reader of the README does: an empty project, the packages, TypeScript 7 and the document. */
async function writeProject(): Promise<void> {
  const tarballs = await packPackages(join(project, "packages"));
  await mkdir(join(project, "src"));
  await Promise.all([
    writeFile(join(project, "package.json"), JSON.stringify({ private: true, type: "module" })),
    writeFile(join(project, "tsconfig.json"), JSON.stringify(tsconfig)),
    copyFile(specification, join(project, "openapi.yaml")),
  ]);
  const install = ["install", "--prefer-offline", "--no-audit", "--no-fund", "typescript@7.0.2", ...tarballs.values()];
  await runOrThrow("npm", install, project);
  await runOrThrow("npx", ["--no-install", "latchkey", "generate", "openapi.yaml", "--out", "src/api"], project);
}

/** The packages' modules, but for `latchkey/oauth2`, whose optional peer this project does not have. */
const entryPoints = [
  "latchkey",
  "latchkey/generated",
  "latchkey/generated/operation",
  "latchkey/generated/path-client",
  "latchkey/node",
  "latchkey/query",
  "latchkey/redis",
  "latchkey/server",
  "latchkey/store-tests",
  "@latchkey/cli",
  "@latchkey/cli/mock",
];

function importOfEach(names: readonly string[]): string {
  return names.map((name) => `await import("${name}");`).join("\n");
}

/** Installs one version of Node into a folder of its own; resolves to its executable. */
async function installNode(version: string): Promise<string> {
  const folder = join(project, "node");
  await mkdir(folder);
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true }));
  const system = process.platform === "win32" ? "win" : process.platform;
  const name = `${system === "darwin" && process.arch === "arm64" ? "node-bin" : "node"}-${system}-${process.arch}`;
  await runOrThrow("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", `${name}@${version}`], folder);
  return join(folder, "node_modules", name, process.platform === "win32" ? "bin/node.exe" : "bin/node");
}

/** Compiles the generated code together with one program. */
async function compile(program: string): Promise<CommandResult> {
  await writeFile(join(project, "src/program.ts"), program);
  return runCommand("npx", ["--no-install", "tsc", "-p", "."], project);
}

test("a secured call compiles under TypeScript 7, strict, and reaches the server with its token", async () => {
  const compiled = await compile(`
    import { createClient, createSession, getAccount } from "./api/index.js";
    const session = createSession({ baseUrl: "${mock.url}" });
    const signedIn = await session.signIn({ email: "ada@example.com", password: "correct horse" });
    const client = createClient({ baseUrl: "${mock.url}", auth: { bearerAuth: session } });
    const result = await getAccount(client);
    if (!signedIn.ok || !result.ok) throw new Error(\`Answered \${signedIn.status}, \${result.status}.\`);
    const email: string = result.data.email;
    console.log(email);
  `);
  expect(compiled).toEqual({ code: 0, output: "" });

  const ran = await runCommand(process.execPath, ["build/program.js"], project);

  expect(ran).toEqual({ code: 0, output: "ada@example.com\n" });
  expect(mock.requests.at(-1)).toMatchObject({ operationId: "getAccount", status: 200, token: "live" });
  expect(mock.violations).toEqual([]);
}, 60_000);

test("the command and a call work on the oldest Node that the packages are published for", async () => {
  const node = await installNode(leastNode);
  const latchkey = join(project, "node_modules/@latchkey/cli/dist/main.js");
  await writeFile(join(project, "entry-points.mjs"), importOfEach(entryPoints));

  expect(await runCommand(node, ["--version"], project)).toEqual({ code: 0, output: `v${leastNode}\n` });
  expect(await runCommand(node, ["entry-points.mjs"], project)).toEqual({ code: 0, output: "" });
  const check = [latchkey, "generate", "openapi.yaml", "--out", "src/api", "--check", "--silent"];
  expect(await runCommand(node, check, project)).toEqual({ code: 0, output: "" });
  expect((await runCommand(node, [latchkey, "inspect", "openapi.yaml"], project)).code).toBe(0);
  expect(await runCommand(node, ["build/program.js"], project)).toEqual({ code: 0, output: "ada@example.com\n" });
}, 120_000);

test("a session works in Cloudflare's workers: a call, an expired token, a refused one", async () => {
  const { answer, seen } = await runWorker(project);

  expect(answer).toEqual({
    statuses: [200, 200, 200, 200, 200],
    events: ["started", "refreshed", "refreshed"],
    user: "Cloudflare-Workers",
  });
  expect(seen).toEqual([
    "/account A1",
    "/refresh R1",
    ...["/account A2", "/account A2", "/account A2"],
    ...["/notes A2", "/refresh R2", "/notes A3"],
  ]);
}, 60_000);

test("go to definition leads into the packed source", async () => {
  await writeFile(join(project, "src/definition.ts"), 'import { memoryStore } from "latchkey";\nmemoryStore();\n');

  const file = await definitionOf(join(project, "src/definition.ts"), 2, 1);

  expect(file).toBe(join(project, "node_modules/latchkey/src/stores/memory-store.ts"));
}, 60_000);

test("a secured call on a client without its credential does not compile", async () => {
  const { code, output } = await compile(`
    import { createClient, getAccount } from "./api/index.js";
    await getAccount(createClient());
  `);

  expect(code).not.toBe(0);
  expect(output).toMatch(/^src\/program\.ts\(3,\d+\): error TS2345: [^\n]*(\n\s[^\n]*)*\n?$/);
  expect(output).toContain("bearerAuth");
}, 60_000);

test("the installation brings neither Prism nor the toolchain of this repository", async () => {
  const installed = await readdir(join(project, "node_modules"));

  expect(installed).toContain("latchkey");
  expect(installed).not.toContain("@stoplight");
  expect(installed).not.toContain("vitest");
});

/** What a package exports of its own, without a single annotation. */
const exported = `
import { bind, createClient, createPathClient, createSession, defineEndpoint, getAccount, listFeed, typesOf, unwrap } from "../src/api/index.js";
import * as feed from "../src/api/endpoints/feed.js";

export interface Ping { parameters: { query?: { verbose?: boolean } }; responses: { 200: { content: { "application/json": { name: string } } } } }
export const session = createSession();
export const client = createClient({ auth: { bearerAuth: session } });
export const quick = client.with({ timeout: 1 });
export const api = bind(client, { getAccount, listFeed });
export const whole = bind(client, feed);
export const paths = createPathClient(client);
export const page = async () => (await paths.GET("/feed")).data;
export const ping = defineEndpoint({ method: "GET", path: "/ping", security: [{ bearerAuth: [] }] });
export const typed = defineEndpoint({ method: "GET", path: "/ping", types: typesOf<Ping>() });
export const load = () => unwrap(listFeed(client));
export const read = () => getAccount(client, { parseAs: "text" });
`;

/** The same with the annotations that `isolatedDeclarations` asks for. */
const isolated = `
import { bind, type Client, createClient, createPathClient, createSession, getAccount, listFeed, type Session } from "../src/api/index.js";
import type { BoundEndpoints } from "latchkey";

export const session: Session = createSession();
export const client: Client<{ bearerAuth: true }> = createClient({ auth: { bearerAuth: session } });
interface Endpoints { getAccount: typeof getAccount; listFeed: typeof listFeed }
export const api: BoundEndpoints<Endpoints> = bind(client, { getAccount, listFeed });
export const paths: ReturnType<typeof createPathClient<typeof client>> = createPathClient(client);
`;

test("what an application exports can be declared, by both compilers", async () => {
  const folder = join(project, "exports");
  await mkdir(folder);
  const { rootDir: _, outDir: __, ...options } = tsconfig.compilerOptions;
  const configure = (file: string, isolatedDeclarations: boolean) =>
    writeFile(
      join(folder, `${file}.json`),
      JSON.stringify({
        compilerOptions: {
          ...options,
          declaration: true,
          isolatedDeclarations,
          rootDir: "..",
          outDir: `built-${file}`,
        },
        files: [`${file}.ts`],
      }),
    );
  await Promise.all([
    writeFile(join(folder, "exported.ts"), exported),
    writeFile(join(folder, "isolated.ts"), isolated),
    configure("exported", false),
    configure("isolated", true),
  ]);
  const compilers = [join(root, "node_modules/typescript/bin/tsc"), join(project, "node_modules/typescript/bin/tsc")];
  for (const compiler of compilers) {
    for (const file of ["exported", "isolated"]) {
      const { code, output } = await runCommand(
        process.execPath,
        [compiler, "-p", join(folder, `${file}.json`)],
        project,
      );
      expect([code, output]).toEqual([0, ""]);
    }
  }
  const declared = await readFile(join(folder, "built-exported/exports/exported.d.ts"), "utf8");
  expect(declared).not.toContain("openapi-fetch");
  expect(declared).not.toContain("node_modules");
}, 120_000);
