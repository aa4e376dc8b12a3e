/** Whatever stands in a document, what is generated from it is declarations and nothing else. */
import fc from "fast-check";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { InputError } from "../../../cli/src/document/spec-error.ts";
import type { Json } from "../../../cli/src/document/json.ts";
import { generateFiles } from "../../../cli/src/generate/generate.ts";

const nasty = [
  "*/ globalThis.hacked = 1; /*",
  "`${globalThis.hacked = 1}`",
  '"; globalThis.hacked = 1; //',
  "'});globalThis.hacked=1;({'",
  "a\nglobalThis.hacked = 1",
  "a\u2028globalThis.hacked = 1\u2029",
  "@ts-ignore",
  "@ts-nocheck",
  "// @ts-expect-error",
  "//# sourceMappingURL=evil.map",
  "\u202Eevil\u2066",
  "../../../evil",
  "..\\..\\evil",
  "__proto__",
  "constructor",
  "then",
  "100%",
  "%00",
  "a#/b",
  "#/components/schemas/A",
  "{@link javascript:alert(1)}",
  "\uD800",
  "",
  " ",
  "toString",
  "${x}",
  "\\",
  "\\u0027",
  "<script>",
  "9",
  "-1",
  "1e999",
];
const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...nasty) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
);

const schema: fc.Arbitrary<Json> = fc.letrec<{ schema: Json }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record(
      {
        type: fc.constantFrom("string", "number", "boolean"),
        title: text,
        description: text,
        format: text,
        default: text,
        example: text,
      },
      { requiredKeys: ["type"] },
    ),
    fc.record({ enum: fc.array(text, { minLength: 1, maxLength: 3 }), description: text }),
    fc.record({ const: text }),
    fc.record({ type: fc.constant("array"), items: tie("schema") }),
    fc.record({
      type: fc.constant("object"),
      title: text,
      properties: fc.dictionary(text, tie("schema"), { maxKeys: 3 }),
      required: fc.array(text, { maxLength: 2 }),
      additionalProperties: fc.boolean(),
    }),
    fc.record({ oneOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }) }),
    fc.record({ anyOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }), $anchor: text, $id: text }),
    fc.record({ prefixItems: fc.array(tie("schema"), { maxLength: 2 }), items: fc.oneof(fc.boolean(), tie("schema")) }),
    fc.constant({ $ref: "#/components/schemas/Plain" }),
    fc.record({ $ref: fc.constant("#/components/schemas/Plain"), properties: fc.dictionary(text, tie("schema")) }),
  ),
})).schema;

const content = fc.dictionary(text, fc.record({ schema }), { maxKeys: 2 });
const parameter = fc.record({
  name: text,
  in: fc.constantFrom("query", "header", "path", "cookie", "querystring"),
  required: fc.boolean(),
  description: text,
  style: text,
  explode: fc.boolean(),
  schema,
  content,
});
const link = fc.record(
  {
    operationId: text,
    operationRef: text,
    parameters: fc.dictionary(text, text, { maxKeys: 2 }),
    requestBody: fc.oneof(text, fc.dictionary(text, text, { maxKeys: 1 })),
    description: text,
  },
  { requiredKeys: ["description"] },
);
const operation = fc.record(
  {
    operationId: text,
    tags: fc.array(text, { maxLength: 2 }),
    summary: text,
    description: text,
    externalDocs: fc.record({ url: text, description: text }),
    deprecated: fc.boolean(),
    parameters: fc.array(parameter, { maxLength: 2 }),
    requestBody: fc.record({ description: text, content, required: fc.boolean() }),
    responses: fc.dictionary(
      fc.oneof(fc.constantFrom("200", "4XX", "default"), text),
      fc.record({ description: text, content, links: fc.dictionary(text, link, { maxKeys: 2 }) }),
      { maxKeys: 3 },
    ),
    security: fc.array(fc.dictionary(text, fc.array(text, { maxLength: 1 }), { maxKeys: 2 }), { maxLength: 2 }),
    servers: fc.array(
      fc.record({ url: text, variables: fc.dictionary(text, fc.record({ default: text }), { maxKeys: 1 }) }),
      { maxLength: 1 },
    ),
  },
  { requiredKeys: ["responses"] },
);
const scheme = fc.record({
  type: fc.constantFrom("http", "apiKey", "oauth2", "mutualTLS"),
  scheme: text,
  name: text,
  in: text,
  description: text,
});
const document = fc.record({
  openapi: fc.constantFrom("3.1.0", "3.2.0"),
  $self: text,
  info: fc.record({ title: text, version: text, description: text }),
  servers: fc.array(fc.record({ url: text }), { maxLength: 2 }),
  paths: fc.dictionary(
    text.map((path) => `/${path}`),
    fc
      .tuple(
        fc.dictionary(fc.constantFrom("get", "post", "delete", "head", "query"), operation, { maxKeys: 2 }),
        fc.dictionary(text, operation, { maxKeys: 1 }),
      )
      .map(([fixed, additionalOperations]) => ({ ...fixed, additionalOperations })),
    { maxKeys: 3 },
  ),
  components: fc.record({
    schemas: fc.dictionary(text, schema, { maxKeys: 3 }).map((schemas) => ({ ...schemas, Plain: { type: "string" } })),
    securitySchemes: fc.dictionary(text, scheme, { maxKeys: 3 }),
  }),
});

/** The files, or nothing where the document was refused in an orderly way. */
function generated(spec: Json, typesByFile: boolean): [path: string, text: string][] {
  try {
    return [...generateFiles({ file: "spec", name: "spec.json", text: JSON.stringify(spec) }, { typesByFile }).files];
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}

const runs = Number(process.env["FUZZ_RUNS"] ?? 150);

describe("a hostile document", () => {
  test("becomes declarations and nothing else", () => {
    fc.assert(
      fc.property(document, fc.boolean(), (spec, typesByFile) => {
        for (const [path, code] of generated(spec, typesByFile)) {
          expect(path).toMatch(/^(?:(?:endpoints|operations|schemas)\/)?[\p{L}\p{N}\p{M}_-]+\.ts$/u);
          expectHarmless(path, code);
        }
      }),
      { numRuns: runs },
    );
  });
});

function expectHarmless(path: string, code: string): void {
  // oxlint-disable-next-line no-control-regex -- their absence is what is tested
  expect(code).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/);
  expect(code).not.toMatch(/[#@]\s*source(?:Mapping)?URL\s*=/);
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.ESNext, true);
  const { parseDiagnostics, commentDirectives } = file as ts.SourceFile & {
    parseDiagnostics: ts.Diagnostic[];
    commentDirectives?: unknown[];
  };
  expect(
    parseDiagnostics.map(
      ({ messageText, start = 0 }) =>
        `${path}: ${ts.flattenDiagnosticMessageText(messageText, " ")} near ${code.slice(Math.max(0, start - 80), start + 80)}`,
    ),
  ).toEqual([]);
  expect(commentDirectives ?? []).toEqual([]);
  for (const statement of file.statements) expectDeclaration(statement);
}

function expectDeclaration(statement: ts.Statement): void {
  if (!ts.isVariableStatement(statement)) {
    const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
    const isModule = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
    expect(isType || isModule, statement.getText()).toBe(true);
    return;
  }
  for (const { initializer } of statement.declarationList.declarations) {
    expect(initializer !== undefined && isData(initializer), statement.getText()).toBe(true);
  }
}

/** Literals, our own names, and calls of what `latchkey/generated` exports. */
function isData(node: ts.Expression): boolean {
  if (ts.isAsExpression(node)) return isData(node.expression);
  if (ts.isCallExpression(node))
    return (
      /^define(?:Endpoint|Client|Session|PathClient)$/.test(node.expression.getText()) && node.arguments.every(isData)
    );
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isData);
  if (ts.isObjectLiteralExpression(node)) return node.properties.every(isDataProperty);
  return (
    ts.isStringLiteral(node) ||
    ts.isIdentifier(node) ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword
  );
}

function isDataProperty(property: ts.ObjectLiteralElementLike): boolean {
  if (!ts.isPropertyAssignment(property)) return false;
  const { name } = property;
  // A bare `__proto__` would set the prototype.
  const isKey = ts.isComputedPropertyName(name)
    ? ts.isStringLiteral(name.expression)
    : !/^"?__proto__"?$/.test(name.getText());
  return isKey && isData(property.initializer);
}
