import { expect, test } from "vitest";
import { reportOf } from "../../../cli/src/commands/run-report.ts";
import { generateFrom } from "../../../cli/src/generate/generate.ts";
import type { Warning } from "../../../cli/src/inspect/inspection.ts";
import { folderOf } from "../document/folder.ts";

test("a report is plain data: what was made, and not how", async () => {
  await using folder = await folderOf({});
  const warning = { message: "", hint: "", operations: [] };
  const warnings: Warning[] = [
    { ...warning, kind: "plain-http", level: "danger" },
    { ...warning, kind: "undefined-scheme", level: "danger" },
    { ...warning, kind: "mutual-tls", level: "caution" },
    { ...warning, kind: "unused-scheme", level: "note" },
  ];
  const report = reportOf(await generateFrom({ spec: "openapi.yaml", out: folder.path("sdk") }), warnings);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  expect(report.operations[0]).toEqual({
    name: expect.any(String),
    operationId: expect.any(String),
    method: expect.any(String),
    path: expect.any(String),
    security: expect.any(Array),
    optionalSecurity: expect.any(Boolean),
  });
  expect(report.sessions).toEqual([{ scheme: "bearerAuth", refresh: "refreshTokens" }]);
  expect(report.warnings.map(({ kind }) => kind)).toEqual(["plain-http"]);
  expect(report.files.missing.length).toBeGreaterThan(5);
});
