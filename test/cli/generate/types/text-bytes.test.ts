import { expect, test } from "vitest";
import type { Json } from "../../../../cli/src/document/json.ts";
import { withTextBytes } from "../../../../cli/src/generate/types/text-bytes.ts";
import { generateText } from "../generate-text.ts";

const bytes = "{ type: object, properties: { file: { type: string, format: binary } } }";
const body = (type: string, schema = bytes): string => `{ content: { ${type}: { schema: ${schema} } } }`;

function schemaOf(operation: string, rest = ""): string {
  return generateText(`paths: { /x: { post: { operationId: x, ${operation} } } }\n${rest}`).file("schema.ts");
}

test.each(["application/json", "application/x-www-form-urlencoded", "application/problem+json"])(
  "bytes inside %s are a text",
  (type) => {
    expect(schemaOf(`requestBody: ${body(type)}, responses: {}`)).toMatch(/file\?: string;/);
  },
);

test("bytes inside an answer in JSON are a text", () => {
  expect(
    schemaOf(`responses: { "200": { description: "", content: { application/json: { schema: ${bytes} } } } }`),
  ).toMatch(/file\?: string;/);
});

test.each(["multipart/form-data", "multipart/mixed"])("bytes inside %s are a file", (type) => {
  expect(schemaOf(`requestBody: ${body(type)}, responses: {}`)).toMatch(/file\?: Blob;/);
});

test("bytes that are a whole body are a file", () => {
  const text = schemaOf(
    `responses: { "200": { description: "", content: { image/png: { schema: { type: string, format: binary } } } } }`,
  );
  expect(text).toContain('"image/png": Blob;');
});

test("a component is followed through references, also those of a circle", () => {
  const components = `components: { schemas: { Up: { type: object, properties: { inner: { $ref: '#/components/schemas/In' } } }, In: { type: object, properties: { file: { type: [string, 'null'], format: binary }, up: { $ref: '#/components/schemas/Up' } } }, Other: ${bytes} } }`;
  const { file } = generateText(
    `paths: { /x: { post: { operationId: x, requestBody: ${body("multipart/form-data", "{ $ref: '#/components/schemas/Up' }")}, responses: { "200": { description: "", content: { application/json: { schema: { items: { $ref: '#/components/schemas/Other' } } } } } } } } }\n${components}`,
  );
  expect(file("schemas.ts")).toMatch(/file\?: Blob \| null;/);
  expect(file("schemas.ts")).toMatch(/interface Other \{\s+file\?: string;/);
});

test("a range of everything may be a file", () => {
  const answer = (schema: string) =>
    schemaOf(`responses: { "200": { description: "", content: { '*/*': { schema: ${schema} } } } }`);
  expect(answer("{ type: string, format: binary }")).toContain('"*/*": Blob;');
  expect(answer(bytes)).toMatch(/file\?: string;/);
});

test("what OpenAPI 3.1 calls bytes is a text in JSON, too", () => {
  const schema = "{ type: object, properties: { file: { type: string, contentMediaType: image/png } } }";
  expect(schemaOf(`requestBody: ${body("application/json", schema)}, responses: {}`)).toMatch(/file\?: string;/);
  expect(schemaOf(`requestBody: ${body("multipart/form-data", schema)}, responses: {}`)).toMatch(/file\?: Blob;/);
});

test("a document without such schemas stays the same one", () => {
  const root = { paths: {}, components: { schemas: { S: { type: "string", format: "date" } } }, list: [{ a: 1 }] };
  expect(withTextBytes(root)).toBe(root);
});

test("schemas may refer to each other in a chain that is longer than the stack is deep", () => {
  const next = (index: number): string =>
    `{"type":"object","properties":{"n":{"$ref":"#/components/schemas/S${index}"}}}`;
  const chain = Array.from({ length: 20_000 }, (_, index) => `"S${index}":${next(index + 1)}`).join();
  const answers = `{"200":{"content":{"application/json":{"schema":${next(0)}}}}}`;
  const root = JSON.parse(
    `{"paths":{"/x":{"get":{"responses":${answers}}}},"components":{"schemas":{${chain},"S20000":{"type":"string","format":"binary"}}}}`,
  ) as Json;
  expect(withTextBytes(root)).not.toBe(root);
});

test("a text that is JSON is no bytes, and keeps what it says of that", () => {
  const data = { type: "string", contentMediaType: "application/json" };
  const root: Json = { content: { "application/json": { schema: { properties: { data } } } } };
  expect(withTextBytes(root)).toBe(root);
});
