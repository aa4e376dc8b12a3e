import { mkdir, rm, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { recallRun, rememberRun } from "../../../cli/src/commands/last-run.ts";
import { reportOf } from "../../../cli/src/commands/run-report.ts";
import { generateFrom } from "../../../cli/src/generate/generate.ts";
import { folderOf, type Folder } from "../document/folder.ts";

async function project(): Promise<Folder> {
  const folder = await folderOf({
    "api.yaml": "openapi: 3.1.0\npaths: { /a: { $ref: a.yaml } }\n",
    "a.yaml": "get: { responses: {} }\n",
  });
  await mkdir(folder.path("node_modules"));
  return folder;
}

async function run(folder: Folder): Promise<{ spec: string; out: string }> {
  const options = { spec: folder.path("api.yaml"), out: folder.path("sdk") };
  const result = await generateFrom(options);
  await rememberRun(options, result, reportOf(result, []));
  return options;
}

test("a run in which nothing has changed is known", async () => {
  await using folder = await project();
  const options = await run(folder);
  const known = await recallRun(options);
  expect(known?.files).toEqual([folder.path("api.yaml"), folder.path("a.yaml")]);
  expect(known?.report).toMatchObject({ operations: [{ name: "getA" }], files: { missing: [], changed: [] } });
  expect(known?.report.files.unchanged).toHaveLength(6);
});

test.each<[string, (folder: Folder) => Promise<void>]>([
  ["the document", (folder) => writeFile(folder.path("api.yaml"), "openapi: 3.1.0\n")],
  ["a file that it refers to", (folder) => writeFile(folder.path("a.yaml"), "put: { responses: {} }\n")],
  ["a file that was read and is gone", (folder) => rm(folder.path("a.yaml"))],
  ["a generated file", (folder) => writeFile(folder.path("sdk/index.ts"), "")],
  ["what stands beside the generated files", (folder) => writeFile(folder.path("sdk/endpoints/more.ts"), "")],
])("a run is not known when %s has changed", async (_name, change) => {
  await using folder = await project();
  const options = await run(folder);
  await change(folder);
  expect(await recallRun(options)).toBeUndefined();
});

test("a run is not known with other options", async () => {
  await using folder = await project();
  expect(await recallRun({ ...(await run(folder)), include: ["a"] })).toBeUndefined();
});

test("a run is not known when a file of the package has changed", async () => {
  await using folder = await project();
  const lock = folder.path("latchkey.lock.json");
  const options = { spec: folder.path("api.yaml"), out: folder.path("sdk"), package: { name: "a", lock } };
  const result = await generateFrom(options);
  await rememberRun(options, result, reportOf(result, []));
  expect(await recallRun(options)).toBeDefined();
  await rm(lock);
  expect(await recallRun(options)).toBeUndefined();
});

test("a run whose names come from a function is never known: nobody can tell what it would say now", async () => {
  await using folder = await project();
  const options = { spec: folder.path("api.yaml"), out: folder.path("sdk"), names: () => "read a" };
  const result = await generateFrom(options);
  await rememberRun(options, result, reportOf(result, []));
  expect(await recallRun(options)).toBeUndefined();
});

test("a run is not known when a file was saved after it was read, even before it was remembered", async () => {
  await using folder = await project();
  const options = { spec: folder.path("api.yaml"), out: folder.path("sdk") };
  const result = await generateFrom(options);
  await writeFile(folder.path("a.yaml"), "put: { responses: {} }\n");
  await rememberRun(options, result, reportOf(result, []));
  expect(await recallRun(options)).toBeUndefined();
});
