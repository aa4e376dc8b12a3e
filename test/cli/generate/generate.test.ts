import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { generate, generateFiles } from "../../../cli/src/generate/generate.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "latchkey-"));
  const text =
    "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: { /x: { get: { operationId: x, responses: {} } } }";
  await writeFile(join(folder, "openapi.yaml"), text);
});
afterEach(() => rm(folder, { recursive: true }));

const options = () => ({ spec: join(folder, "openapi.yaml"), out: join(folder, "generated") });

test("writes the folder and tells what was done, stage by stage", async () => {
  const stages: string[] = [];
  const { model, files, sources } = await generate({ ...options(), onStage: (stage) => stages.push(stage) });
  expect(stages).toEqual(["reading the document", "generating 1 operations", "writing 6 files"]);
  expect(files.missing).toHaveLength(6);
  expect(model.operations.map(({ name }) => name)).toEqual(["x"]);
  expect(sources).toHaveLength(1);
  expect(await readFile(join(folder, "generated/endpoints/default.ts"), "utf8")).toContain("export const x: ");
});

test("a check writes nothing", async () => {
  const { files } = await generate({ ...options(), check: true });
  expect(files.missing).toHaveLength(6);
  await expect(readFile(join(folder, "generated/index.ts"))).rejects.toThrow("ENOENT");
});

test("a broken document leaves the folder as it was", async () => {
  await generate(options());
  const before = await readFile(join(folder, "generated/index.ts"), "utf8");
  await writeFile(join(folder, "openapi.yaml"), "openapi: 3.1.0\ninfo: {}\npaths: { /y: { $ref: '#/no' } }");
  await expect(generate(options())).rejects.toThrow('"#/no" points to nothing.');
  expect(await readFile(join(folder, "generated/index.ts"), "utf8")).toBe(before);
});

test("a document without an operation that can be called is refused, and leaves the folder as it was", async () => {
  await generate(options());
  await expect(generate({ ...options(), exclude: ["/x"] })).rejects.toMatchObject({
    problem: "There is no operation that can be called.",
    hint: "Take in more with `include`, or leave out less with `exclude`.",
  });
  await writeFile(join(folder, "openapi.yaml"), "openapi: 3.1.0\ninfo: {}\npaths: { /y: { trace: {} } }");
  await expect(generate(options())).rejects.toMatchObject({ line: 3, hint: "Add one under `paths`." });
  expect(await readFile(join(folder, "generated/endpoints/default.ts"), "utf8")).toContain("export const x: ");
});

test("a document in one text needs no disk", () => {
  const { files } = generateFiles({ file: "-", name: "x.yaml", text: "openapi: 3.1.0\ninfo: {}\npaths: {}" }, {});
  expect(files.get("index.ts")).toContain("from x.yaml");
});
