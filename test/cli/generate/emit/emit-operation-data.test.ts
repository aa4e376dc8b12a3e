import { describe, expect, test } from "vitest";
import { acceptedTypes } from "../../../../cli/src/generate/emit/emit-operation-data.ts";
import { endpointText } from "../generate-text.ts";

function data(operation: string, rest = ""): string {
  const text = endpointText(`  /x: { post: { operationId: x, ${operation} } }`, rest);
  return text.slice(text.indexOf("defineEndpoint(") + "defineEndpoint(".length).replaceAll(/\s+/g, " ");
}

describe("the wire facts", () => {
  test("are method and path where nothing else is to say", () => {
    expect(data("responses: {}")).toBe('{ method: "POST", path: "/x", }); ');
  });

  test("have the empty alternative last", () => {
    const schemes = "components: { securitySchemes: { a: { type: http, scheme: bearer } } }";
    expect(data("security: [{}, { a: [r] }], responses: {}", schemes)).toContain('security: [{ a: ["r"] }, {}],');
  });

  test("have a key that would set a prototype as a computed one", () => {
    const body = "{ content: { multipart/form-data: { encoding: { __proto__: { contentType: image/png } } } } }";
    expect(data(`requestBody: ${body}, responses: {}`)).toContain('{ ["__proto__"]: { contentType: "image/png" } }');
  });

  test("list the parameters by place, and only those that are unusual", () => {
    const parameters =
      "[{ name: c, in: cookie, explode: false, schema: {} }, { name: a, in: query, explode: false, schema: {} }, { name: b, in: query, schema: {} }]";
    expect(data(`parameters: ${parameters}, responses: {}`)).toContain(
      "parameters: { query: { a: { explode: false } }, cookie: { c: { explode: false } } },",
    );
  });
});

test("each media type of the answers is accepted once, in their order", () => {
  const json = { type: "application/json", kind: "json", schema: undefined } as const;
  const csv = { type: "text/csv", kind: "text", schema: undefined } as const;
  const responses = [
    { status: "200", media: [csv, json] },
    { status: "default", media: [json] },
  ];
  expect(acceptedTypes({ responses })).toEqual(["text/csv", "application/json"]);
});
