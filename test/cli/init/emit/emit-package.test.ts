/** Whatever stands in a document, each file of its package is what it should be. */
import ts from "typescript";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { emitPackage } from "../../../../cli/src/init/emit/emit-package.ts";
import { factsOf, hostile } from "../facts.ts";

const text = JSON.stringify(hostile);
const document = `openapi: 3.1.0
info: { title: ${text}, version: ${text}, summary: ${text} }
servers: [{ url: https://api.example }]
paths:
  "/a\`b": { get: { operationId: ${text}, tags: [${text}], summary: ${text}, security: [{ ${text}: [] }], responses: { "200": { description: ${text} } } } }
  /login: { post: { operationId: ${JSON.stringify(`sign in ${hostile}`)}, security: [], responses: { "200": { description: "", content: { application/json: { schema: { properties: { access_token: {} } } } } } } } }
components: { securitySchemes: { ${text}: { type: apiKey, in: header, name: Authorization, description: ${text} } } }
`;
const files = [...emitPackage(factsOf(document, { description: hostile }))];
const named = (end: string): [string, string][] => files.filter(([path]) => path.endsWith(end));

/** Prose alone: a code span ends with as many backticks as it begins with. */
function withoutCode(markdown: string): string {
  return markdown.replaceAll("\\`", "").replaceAll(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, "");
}

test.each([...named(".ts"), ...named(".mjs")])(
  "%s is code without a fault, that calls nothing of the document",
  (path, code) => {
    const source = ts.createSourceFile(
      path,
      code,
      ts.ScriptTarget.Latest,
      true,
      path.endsWith(".ts") ? ts.ScriptKind.TS : ts.ScriptKind.JS,
    );
    expect("parseDiagnostics" in source && source.parseDiagnostics).toEqual([]);
    const called: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) called.push(node.expression.getText(source));
      ts.forEachChild(node, visit);
    };
    visit(source);
    expect(called.filter((name) => /alert|process\.exit\b/.test(name))).toEqual([]);
  },
);

test.each([...named(".json")])("%s is JSON", (_path, json) => {
  expect(() => JSON.parse(json)).not.toThrow();
});

test.each([...named(".yml")])("%s is YAML without a word of the document", (_path, yaml) => {
  expect(parse(yaml)).toHaveProperty("jobs");
  expect(yaml).not.toContain("alert");
});

test.each([...named(".md")])("%s has no HTML of the document", (_path, markdown) => {
  expect(withoutCode(markdown)).not.toMatch(/(?<!\\)<script/);
});

test.each(files)("%s hides nothing", (_path, content) => {
  expect(content).not.toMatch(/[\u2028\u2029\u202E]/);
  expect(content.endsWith("\n")).toBe(true);
});

test("it is the whole package", () => {
  expect(files.map(([path]) => path).toSorted()).toEqual([
    ".changeset/config.json",
    ".editorconfig",
    ".gitattributes",
    ".github/workflows/ci.yml",
    ".github/workflows/regenerate.yml",
    ".github/workflows/release.yml",
    ".gitignore",
    ".npmrc",
    "AGENTS.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "SECURITY.md",
    "latchkey.config.ts",
    "package.json",
    "scripts/clean.mjs",
    "scripts/diff.mjs",
    "scripts/fetch-document.mjs",
    "src/index.ts",
    "test/package.test.ts",
    "test/sdk.test.ts",
    "test/types.test.ts",
    "tsconfig.build.json",
    "tsconfig.json",
  ]);
});
