import { describe, expect, test } from "vitest";
import { generateText } from "../generate-text.ts";

const schemes =
  "components: { securitySchemes: { a: { type: http, scheme: bearer }, b: { type: oauth2, flows: {} } } }";

const pathClientOf = (operations: string): string =>
  generateText(`${schemes}\npaths:\n  /x: { ${operations} }`).file("path-client.ts");

describe("the table of requirements", () => {
  test.each([
    ["one scheme", "[{ a: [] }]", "Client<{ a: true }>"],
    ["AND", "[{ a: [], b: [] }]", "Client<{ a: true; b: true }>"],
    ["OR", "[{ a: [] }, { b: [] }]", "Client<{ a: true }> | Client<{ b: true }>"],
  ])("has a route that requires %s", (_, security, client) => {
    const text = pathClientOf(`get: { operationId: x, security: ${security}, responses: {} }`);
    expect(text).toContain(`interface Security {\n  "/x": { get: ${client} };\n}\n`);
    expect(text).toContain("createPathClient: CreatePathClient<paths, Security> =");
  });

  test("has a route's secured methods only", () => {
    const open =
      "put: { operationId: p, responses: {} }, post: { operationId: o, security: [{ a: [] }, {}], responses: {} }";
    const text = pathClientOf(`get: { operationId: x, security: [{ a: [] }], responses: {} }, ${open}`);
    expect(text).toContain('  "/x": { get: Client<{ a: true }> };\n');
  });

  test("has no method that openapi-fetch does not know", () => {
    const others = "query: { operationId: q, security: [{ a: [] }], responses: {} }";
    const text = pathClientOf(`get: { operationId: x, security: [{ a: [] }], responses: {} }, ${others}`);
    expect(text).toContain('  "/x": { get: Client<{ a: true }> };\n');
  });

  test("is left out where nothing is secured", () => {
    const text = pathClientOf("get: { operationId: x, responses: {} }");
    expect(text).not.toContain("Security");
    expect(text).not.toContain('from "latchkey"');
    expect(text).toContain("createPathClient: CreatePathClient<paths> =");
  });
});

test("imports a tag called `paths` under another name", () => {
  const text = pathClientOf("get: { operationId: x, tags: [paths], responses: {} }");
  expect(text).toContain('import * as paths_ from "./endpoints/paths.js";');
});
