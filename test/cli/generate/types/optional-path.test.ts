import { expect, test } from "vitest";
import { asOptional, liftOptionalPaths } from "../../../../cli/src/generate/types/optional-path.ts";
import { generateText } from "../generate-text.ts";

const schema = (parameters: string): string =>
  generateText(`paths: { '/{a-b}/{c}': { get: { operationId: x, parameters: [${parameters}], responses: {} } } }`).file(
    "schema.ts",
  );
const given = "{ name: c, in: path, required: true, schema: { type: string } }";
const fixed = (name: string): string =>
  `{ name: ${name}, in: path, required: true, schema: { type: string, default: d } }`;

test("a path parameter with a default is optional beside those that are not", () => {
  expect(schema(`${fixed("a-b")}, ${given}`)).toContain(
    'path: {\n                /** @default d */\n                "a-b"?: string;\n                c: string;\n',
  );
});

test("a path of which everything is optional is optional itself", () => {
  expect(schema(`${fixed("a-b")}, ${fixed("c")}`)).toContain(
    'path?: {\n                /** @default d */\n                "a-b"?: string;\n                /** @default d */\n                c?: string;\n',
  );
});

test("the mark is in no name that anybody reads", () => {
  expect(asOptional("a")).not.toBe("a");
  expect(schema(`${fixed("a-b")}, ${fixed("c")}`)).not.toMatch(/\uFDD5|\\uFDD5/);
  expect(liftOptionalPaths([])).toEqual([]);
});
