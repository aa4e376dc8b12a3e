import { expect, test } from "vitest";
import { mendVersion } from "../../../../cli/src/document/mend/mend-version.ts";
import { parseDocument } from "../../../../cli/src/document/parse-document.ts";
import { generateText } from "../../generate/generate-text.ts";

function versionOf(text: string): unknown {
  const { document } = mendVersion(parseDocument({ file: "a.yaml", name: "a.yaml", text }));
  return (document.root as { openapi?: unknown }).openapi;
}

test.each([
  ["openapi: 3.1", "3.1"],
  ["openapi: 3.0", "3.0"],
  ["openapi: 3.2", "3.2"],
  ["openapi: 3", "3.0"],
  ["openapi: 3.1.0", "3.1.0"],
  ['openapi: "3.0"', "3.0"],
  ["openapi: true", true],
])("%s is the version %j", (text, want) => {
  expect(versionOf(text)).toBe(want);
});

test.each(["3.0", "3.1", "3.2"])("a document of version %s without quotes is taken", (version) => {
  const yaml = `openapi: ${version}\ninfo: { title: t, version: 1 }\npaths: { /x: { get: { operationId: x, responses: {} } } }`;
  expect(generateText(yaml).model.operations.map(({ name }) => name)).toEqual(["x"]);
});

test.each(["4", "2.0", "3.9"])("one of version %s is not", (version) => {
  expect(() => generateText(`openapi: ${version}\npaths: {}`)).toThrow("is not supported");
});
