/** A package of the reference document, as its maker and its users have it: installed, tested, packed, called, changed. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../../scripts/release/packages.ts";
import { runCommand } from "../../scripts/run-command.ts";
import { type LocalRegistry, startRegistry } from "./local-registry.ts";
import { initPackage, npm } from "./user.ts";

let folder: string;
let sdk: string;
let registry: LocalRegistry;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "latchkey-init-"));
  sdk = join(folder, "sdk");
  registry = await startRegistry(folder);
  await initPackage(folder, resolve("openapi.yaml"), sdk);
  const installed = await npm(registry, sdk, "install", "--prefer-offline");
  if (installed.code !== 0) throw new Error(installed.output);
}, 600_000);
afterAll(async () => {
  await registry[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

test("its own tests pass, and neither publint nor attw finds a fault", async () => {
  const { code, output } = await npm(registry, sdk, "test");
  expect(code, output).toBe(0);
  expect(output).toContain("pass 7");
  expect(output).toContain("All good!");
}, 600_000);

const program = `import { createClient, getAccount, listFeed } from "@acme/sdk";
import { listFeed as same } from "@acme/sdk/endpoints/feed";

const fetch = async () => new Response('{"posts":[],"next":null}', { headers: { "content-type": "application/json" } });
const client = createClient({ baseUrl: "https://api.invalid", fetch, auth: { bearerAuth: "a" } });
const result = await listFeed(client);
if (!result.ok) throw new Error(String(result.status));
// Exported, so that the compiler has to name the schema.
export const { posts } = result.data;
console.log(posts.length, listFeed === same, (await getAccount(client)).status);
`;

const strict = {
  target: "es2023",
  lib: ["es2023", "dom"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  declaration: true,
  noEmit: true,
};

test("its tarball is called from strict TypeScript by both compilers, under two resolutions, and from JavaScript", async () => {
  const user = join(folder, "user");
  await npm(registry, sdk, "pack", "--pack-destination", folder);
  const tarball = (await readdir(folder)).find((name) => name.endsWith(".tgz")) ?? "";
  await npm(registry, user, "init", "--yes", "--init-type=module");
  const installed = await npm(registry, user, "install", "--prefer-offline", join(folder, tarball));
  expect(installed.code, installed.output).toBe(0);
  await writeFile(join(user, "program.ts"), program);
  await writeFile(join(user, "program.mjs"), program);
  for (const compiler of ["typescript", "typescript-7"]) {
    for (const module of ["node16", "preserve"]) {
      const compilerOptions = { ...strict, module, moduleResolution: module === "preserve" ? "bundler" : "node16" };
      await writeFile(join(user, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
      const compiled = await runCommand(
        process.execPath,
        [join(root, "node_modules", compiler, "bin/tsc"), "-p", user],
        user,
      );
      expect(compiled, `${compiler} ${module}`).toEqual({ code: 0, output: "" });
    }
  }
  expect(await runCommand(process.execPath, ["program.mjs"], user)).toEqual({ code: 0, output: "0 true 200\n" });
}, 600_000);

test("a changed document fails the check, and generate mends all that tells of it", async () => {
  const file = join(sdk, "openapi.yaml");
  await writeFile(file, (await readFile(file, "utf8")).replace("operationId: listFeed", "operationId: readFeed"));
  const stale = await npm(registry, sdk, "run", "check");
  expect(stale.code).toBe(1);
  for (const path of ["endpoints/feed.ts", "../REFERENCE.md", "../latchkey.lock.json"])
    expect(stale.output).toContain(`differs   ${path}`);
  expect((await npm(registry, sdk, "run", "generate")).code).toBe(0);
  expect((await npm(registry, sdk, "run", "check")).code).toBe(0);
  expect(await readFile(join(sdk, "REFERENCE.md"), "utf8")).toContain("### readFeed");
}, 600_000);
