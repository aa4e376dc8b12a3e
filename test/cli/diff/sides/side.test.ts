import { describe, expect, test } from "vitest";
import { sideOf } from "../diff-text.ts";

describe("a side", () => {
  test("has each operation with its route and its place", () => {
    const { operations } = sideOf(`
paths:
  /a: { get: { operationId: a, responses: {} } }
  /b: { $ref: "#/components/pathItems/B" }
components: { pathItems: { B: { post: { operationId: b, responses: {} } } } }`);
    expect(operations.map(({ model, route, path }) => [model.name, route, path.join(" ")])).toEqual([
      ["a", "GET /a", "paths /a get"],
      ["b", "POST /b", "components pathItems B post"],
    ]);
  });

  test("has operations of methods of their own", () => {
    const { operations } = sideOf(
      "openapi: 3.2.0\ninfo: { title: T, version: '1' }\npaths: { /a: { additionalOperations: { COPY: { operationId: a, responses: {} } } } }",
    );
    expect(operations.map(({ path }) => path.join(" "))).toEqual(["paths /a additionalOperations COPY"]);
  });

  test("has the schema of errors that the configuration gives", () => {
    const { model } = sideOf("paths: { /a: { get: { operationId: a, responses: {} } } }", {
      errors: { type: "string" },
    });
    expect(model.errors).toBe("UndeclaredError");
  });

  test("takes bytes in JSON for texts, as the generator does", () => {
    const { root } = sideOf(
      "paths: { /a: { post: { requestBody: { content: { application/json: { schema: { type: string, format: binary } } } }, responses: {} } } }",
    );
    expect(JSON.stringify(root)).not.toContain("binary");
  });
});
