import { mkdir, rename, readFile, rm, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { folderOf } from "../cli/document/folder.ts";
import { startLatchkey, untilSaid } from "./latchkey.ts";

const api = (operationId: string): string => `openapi: 3.1.0
info: { title: Notes, version: 2.0.0 }
paths: { /notes: { $ref: "${operationId}.yaml" } }
`;
const path = (operationId: string): string => `get: { operationId: ${operationId}, responses: {} }\n`;

test("--watch generates again on each save of each file, and outlives a broken one", { timeout: 60_000 }, async () => {
  await using folder = await folderOf({ "api.yaml": api("one"), "one.yaml": path("first") });
  const endpoints = () => readFile(folder.path("generated/endpoints/default.ts"), "utf8");
  const child = startLatchkey(folder.path("."), ["generate", "api.yaml", "--watch", "--silent"]);
  try {
    await untilSaid(child, "Waiting", 1);
    expect(await endpoints()).toContain("export const first:");

    const second = untilSaid(child, "Waiting", 1);
    await writeFile(folder.path("one.yaml"), path("second"));
    await second;
    expect(await endpoints()).toContain("export const second:");

    const broken = untilSaid(child, "Waiting", 1);
    await writeFile(folder.path("one.yaml"), "get: [");
    expect(await broken).toMatch(/one\.yaml:1:7: This is not valid YAML/);
    expect(await endpoints()).toContain("export const second:");

    // As editors do that write beside the file first.
    const mended = untilSaid(child, "Waiting", 1);
    await writeFile(folder.path("one.yaml~"), path("third"));
    await rename(folder.path("one.yaml~"), folder.path("one.yaml"));
    await mended;
    expect(await endpoints()).toContain("export const third:");
  } finally {
    child.kill();
  }
});

test("--watch outlives its document's folder, and goes on when that comes back", { timeout: 60_000 }, async () => {
  await using folder = await folderOf({ "spec/v1/api.yaml": api("one"), "spec/v1/one.yaml": path("first") });
  const child = startLatchkey(folder.path("."), ["generate", "spec/v1/api.yaml", "--watch", "--silent"]);
  try {
    await untilSaid(child, "Waiting", 1);
    const gone = untilSaid(child, "There is no such file", 1);
    await rm(folder.path("spec"), { recursive: true });
    await gone;

    const back = untilSaid(child, "Waiting", 1);
    await mkdir(folder.path("new/v1"), { recursive: true });
    await writeFile(folder.path("new/v1/api.yaml"), api("one"));
    await writeFile(folder.path("new/v1/one.yaml"), path("second"));
    await rename(folder.path("new"), folder.path("spec"));
    await back;
    await expect
      .poll(() => readFile(folder.path("generated/endpoints/default.ts"), "utf8"), { timeout: 20_000 })
      .toContain("export const second:");
  } finally {
    child.kill();
  }
});
