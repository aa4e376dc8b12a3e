import { describe, expect, test } from "vitest";
import { endpointText, endpointTypes } from "../generate-text.ts";

describe("body", () => {
  const operation = (body: string): string => `  /x: { post: { operationId: x, requestBody: ${body}, responses: {} } }`;
  const content = 'operations["x"]["requestBody"]["content"]';
  test.each([
    ["{ required: true, content: { application/json: { schema: {} } } }", `{ body: ${content}["application/json"] }`],
    [
      "{ content: { application/json: { schema: {} } } }",
      '{ body?: NonNullable<operations["x"]["requestBody"]>["content"]["application/json"] }',
    ],
    [
      "{ required: true, content: { multipart/form-data: { schema: {} } } }",
      `{ body: MultipartBody<${content}["multipart/form-data"]> }`,
    ],
    ["{ required: true, content: { text/plain: {} } }", "{ body: TextBody }"],
    ["{ required: true, content: { image/png: {} } }", "{ body: BinaryBody }"],
    [
      "{ required: true, content: { application/json: { schema: {} }, image/png: {} } }",
      `| { body: ${content}["application/json"]; contentType?: "application/json" }\n  | { body: BinaryBody; contentType?: "image/png" }`,
    ],
    [
      "{ required: true, content: { text/plain: {}, text/csv: {} } }",
      '{ body: TextBody; contentType?: "text/plain" | "text/csv" }',
    ],
    [
      "{ required: true, content: { application/json: { schema: {} }, text/json: { schema: {} }, application/xml: {} } }",
      'contentType?: "application/json" | "text/json";\n    }\n  | { body: TextBody; contentType: "application/xml" }',
    ],
    [
      "{ required: true, content: { application/json: { schema: {} }, multipart/form-data: { schema: {} } } }",
      'contentType?: "multipart/form-data";',
    ],
    [
      "{ required: true, content: { application/json: { schema: { type: string } }, multipart/form-data: { schema: { type: object, required: [f], properties: { f: { type: string, format: binary } } } } } }",
      'contentType?: "multipart/form-data";',
    ],
    [
      "{ required: true, content: { application/json: { schema: { type: string } }, multipart/form-data: { schema: { type: object } } } }",
      'contentType: "multipart/form-data";',
    ],
  ])("%s gives %s", (body, want) => {
    expect(endpointTypes(operation(body))).toContain(want);
  });

  test("writes down what the encoding of a property says", () => {
    const text = endpointText(
      operation(
        "{ content: { multipart/form-data: { schema: {}, encoding: { a: { contentType: image/png }, b: { style: form, explode: false }, c: {} } } } }",
      ),
    );
    expect(text).toContain('encoding: { a: { contentType: "image/png" }, b: { style: "form", explode: false } }');
  });
});

describe("params", () => {
  const operation = (parameters: string): string =>
    `  /x: { get: { operationId: x, parameters: [${parameters}], responses: {} } }`;
  const optional = "{ name: q, in: query, schema: {} }";
  const required = "{ name: h, in: header, required: true, schema: {} }";

  test("may be left out where none is required", () => {
    expect(endpointTypes(operation(optional))).toContain(
      '{ params?: { query?: operations["x"]["parameters"]["query"] } }',
    );
  });

  test("are there, place by place, where one is required", () => {
    const text = endpointTypes(operation(`${required}, ${optional}`)).replaceAll(/\s+/g, " ");
    expect(text).toContain('params: { query?: operations["x"]["parameters"]["query"]; header: operations["x"]');
  });
});
