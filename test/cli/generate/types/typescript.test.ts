import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { ts } from "../../../../cli/src/generate/types/typescript.ts";

test("is the very TypeScript that openapi-typescript makes nodes with", () => {
  const require = createRequire(createRequire(import.meta.url).resolve("openapi-typescript"));
  expect(ts.factory).toBe(require("typescript").factory);
});
