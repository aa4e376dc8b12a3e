import { expect, test } from "vitest";
import { openDocument } from "../../../cli/src/document/open-document.ts";
import { parseDocument } from "../../../cli/src/document/parse-document.ts";

const open = (text: string) => openDocument(parseDocument({ file: "a.yaml", name: "a.yaml", text })).document.root;

test("brings Swagger 2.0 to OpenAPI 3", () => {
  const text = 'swagger: "2.0"\ninfo: {title: t, version: "1"}\npaths: {}\ndefinitions: {A: {type: string}}\n';
  expect(open(text)).toMatchObject({ components: { schemas: { A: { type: "string" } } } });
});

test("checks what it opens", () => {
  expect(() => open("openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {a: {}}\n")).toThrow(/^a\.yaml:3:/);
});

test("puts media types where they are referred to", () => {
  const text = `openapi: 3.2.0
info: {title: t, version: "1"}
paths: {/a: {get: {responses: {"200": {description: d, content: {a/b: {$ref: "#/components/mediaTypes/m"}}}}}}}
components: {mediaTypes: {m: {schema: {type: string}}}}
`;
  expect(JSON.stringify(open(text))).toContain('"content":{"a/b":{"schema":{"type":"string"}}}');
});
