import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { InputError, SpecError } from "../../../../cli/src/document/spec-error.ts";
import { handlers, loadMsw, MswMissingError } from "../../../../cli/src/mock/msw/handlers-in-node.ts";

test("names the command that installs MSW where it is missing", () => {
  const missing = (): never => {
    throw new Error("Cannot find module");
  };
  expect(() => loadMsw(missing)).toThrow(MswMissingError);
  expect(() => loadMsw(missing)).toThrow("npm install --save-dev msw");
});

test("a file that cannot be read, or is at fault, is told with its place", async () => {
  expect(() => handlers("nowhere.yaml")).toThrow(InputError);
  expect(() => handlers("nowhere.yaml")).toThrow(/^nowhere\.yaml cannot be read: /);
  const folder = await mkdtemp(join(tmpdir(), "latchkey-handlers-"));
  const file = join(folder, "a.yaml");
  await writeFile(file, "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {a: {}}\n");
  expect(() => handlers(file)).toThrow(SpecError);
  expect(() => handlers(file)).toThrow("a.yaml:3:");
  await rm(folder, { recursive: true });
});

test("a file and the parsed document make the same", () => {
  expect(handlers("openapi.yaml").signIns).toEqual(["POST /auth/sign-in"]);
  expect(handlers("openapi.yaml")).toHaveLength(1);
});
