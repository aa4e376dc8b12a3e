import { expect, test } from "vitest";
import { countAccess, summaryOf } from "../../../cli/src/inspect/inspection.ts";
import { inspectText } from "./inspect-text.ts";

const schemes = "components: { securitySchemes: { k: { type: apiKey, in: header, name: K } } }\n";

test("operations are counted by what they take", () => {
  const inspection = inspectText(`
paths: { /a: { get: { security: [{ k: [] }] }, put: { security: [{ k: [] }, {}] }, post: { security: [] }, delete: {} } }
${schemes}`);
  expect(countAccess(inspection.operations)).toEqual({ locked: 1, optional: 1, open: 2 });
  expect(summaryOf(inspection)).toBe("4 operations: 1 locked, 1 optional, 2 open");
});

test("one operation is one", () => {
  expect(summaryOf(inspectText("paths: { /a: { get: {} } }\n"))).toBe("1 operation: 0 locked, 0 optional, 1 open");
});
