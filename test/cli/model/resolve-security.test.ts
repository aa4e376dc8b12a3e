import { describe, expect, test } from "vitest";
import { endpointText, endpointTypes, generateText } from "../generate/generate-text.ts";

describe("security", () => {
  const schemes =
    "components: { securitySchemes: { a: { type: http, scheme: bearer }, b-c: { type: http, scheme: basic } } }";
  test.each([
    ["[]", "Client", undefined],
    ["[{ a: [] }]", "Client<{ a: true }>", "[{ a: [] }]"],
    ["[{ a: [], b-c: [] }]", 'Client<{ a: true; "b-c": true }>', '[{ a: [], "b-c": [] }]'],
    ["[{ a: [] }, { b-c: [] }]", 'Client<{ a: true }> | Client<{ "b-c": true }>', '[{ a: [] }, { "b-c": [] }]'],
    ["[{}, { a: [] }]", "Client", "[{ a: [] }, {}]"],
    ["[{ a: [] }, { a: [] }]", "Client<{ a: true }>", "[{ a: [] }]"],
    ["[{}]", "Client", undefined],
  ])("%s asks for %s", (security, type, data) => {
    const text = endpointText(`  /x: { get: { operationId: x, security: ${security}, responses: {} } }`, schemes);
    expect(text).toContain(`<\n  ${type},\n`);
    expect(/security: (.*),\n/.exec(text)?.[1]).toBe(data);
  });

  test.each([
    ['"#/components/securitySchemes/a"', "Client<{ a: true }>"],
    ['"https://api.example/openapi.yaml#/components/securitySchemes/b-c"', 'Client<{ "b-c": true }>'],
    [
      '"https://other.example/x.yaml#/components/securitySchemes/a"',
      'Client<{ "https://other.example/x.yaml#/components/securitySchemes/a": true }>',
    ],
    ['"#/components/securitySchemes/none"', 'Client<{ "#/components/securitySchemes/none": true }>'],
  ])("the address %s asks for %s", (address, type) => {
    const { file } = generateText(`openapi: 3.2.0
$self: https://api.example/openapi.yaml
info: {}
paths: { /x: { get: { operationId: x, security: [{ ${address}: [] }], responses: {} } } }
${schemes}`);
    expect(file("endpoints/default.ts")).toContain(`<\n  ${type},\n`);
  });

  test("comes from the document where the operation states none", () => {
    const rest = `security: [{ a: [] }]\n${schemes}`;
    expect(endpointTypes("  /x: { get: { operationId: x, responses: {} } }", rest)).toContain("Client<{ a: true }>");
    expect(endpointTypes("  /x: { get: { operationId: x, security: [], responses: {} } }", rest)).not.toContain(
      "a: true",
    );
  });
});
