import { expect, test } from "vitest";
import { generateText } from "../generate-text.ts";

test("imports the types of the document under another name where an endpoint has theirs", () => {
  const text = generateText('paths: { "/x/{id}": { get: { operationId: operations, responses: {} } } }').file(
    "endpoints/default.ts",
  );
  expect(text).toContain("import type { operations as Operations }");
  expect(text).toContain('Operations["operations"]["parameters"]["path"]');
});
