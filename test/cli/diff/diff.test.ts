import { describe, expect, test } from "vitest";
import { diff } from "@latchkey/cli";
import { folderOf } from "../document/folder.ts";

const api = (operations: string, schema = "{ type: string, enum: [a] }"): string => `openapi: 3.1.0
info: { title: T, version: '1' }
paths: { ${operations} }
components: { schemas: { S: ${schema} } }`;
const get = (path: string, id: string): string =>
  `${path}: { get: { operationId: ${id}, parameters: [{ name: n, in: query, schema: { type: number, maximum: 9 } }], responses: { '200': { description: '', content: { application/json: { schema: { $ref: '#/components/schemas/S' } } } } } } }`;

describe("diff", () => {
  test("puts first what the compiler does not see, then what is worst", async () => {
    await using folder = await folderOf({
      "old.yaml": api(`${get("/a", "a")}, ${get("/b", "b")}`),
      "new.yaml": api(`${get("/a", "a").replace("9", "8")}, ${get("/c", "c")}`),
    });
    const found = await diff({ old: folder.path("old.yaml"), new: folder.path("new.yaml") });
    expect(found.step).toBe("major");
    expect(found.changes.map(({ rule }) => rule)).toEqual([
      "request-limit-tightened",
      "operation-removed",
      "operation-added",
    ]);
  });

  test("is strict on request", async () => {
    await using folder = await folderOf({
      "old.yaml": api(get("/a", "a")),
      "new.yaml": api(get("/a", "a"), "{ type: string, enum: [a, b] }"),
    });
    const given = { old: folder.path("old.yaml"), new: folder.path("new.yaml") };
    expect((await diff(given)).step).toBe("minor");
    expect(await diff({ ...given, strict: true })).toMatchObject({ step: "major", changes: [{ recompile: "breaks" }] });
  });

  test("refuses two APIs that have nothing in common, in words", async () => {
    await using folder = await folderOf({ "old.yaml": api(get("/a", "a")), "new.yaml": api(get("/z", "z")) });
    await expect(diff({ old: folder.path("old.yaml"), new: folder.path("new.yaml") })).rejects.toThrow(
      "The two documents have no operation in common: 1 in the old one, 1 in the new one.",
    );
  });
});
