import { describe, expect, test } from "vitest";
import { inspectOperation, inspectText } from "./inspect-text.ts";

const schemes =
  "components: { securitySchemes: { a: { type: http, scheme: bearer }, b: { type: http, scheme: basic } } }";

describe("inspectOperations", () => {
  test.each([
    ["security: [{ a: [] }]", "locked", [{ a: [] }]],
    ["security: [{ a: [], b: [] }]", "locked", [{ a: [], b: [] }]],
    ["security: [{ a: [read] }, { b: [] }]", "locked", [{ a: ["read"] }, { b: [] }]],
    ["security: [{}, { a: [] }]", "optional", [{ a: [] }]],
    ["security: []", "open", []],
    ["security: [{}]", "open", []],
    ["summary: x", "open", []],
  ] as const)("%s is %s", (keys, access, alternatives) => {
    expect(inspectOperation(keys, schemes)).toMatchObject({ access, alternatives });
  });

  test.each([
    ["security: []", "security: [{ a: [] }]", "operation"],
    ["summary: x", "security: [{ a: [] }]", "document"],
    ["summary: x", "", "configuration"],
  ] as const)("%s under %s is stated by the %s", (keys, root, by) => {
    const options = { security: [{ a: [] }] };
    expect(inspectOperation(keys, `${root}\n${schemes}`, options)).toMatchObject({ securityBy: by });
  });

  test("says that nobody states anything where that is so", () => {
    expect(inspectOperation("summary: x", schemes)).toMatchObject({ securityBy: "nobody", access: "open" });
  });

  test("names the function, and who pinned it", () => {
    expect(inspectOperation("operationId: list-all")).toMatchObject({ name: "listAll", nameBy: "document" });
    expect(inspectOperation("operationId: x", "", { names: { "GET /x": "all" } })).toMatchObject({
      name: "all",
      nameBy: "configuration",
    });
    const names = ({ method }: { method: string }): string | undefined => (method === "GET" ? "read all" : undefined);
    expect(inspectOperation("operationId: x", "", { names })).toMatchObject({
      name: "readAll",
      nameBy: "configuration",
    });
    expect(inspectOperation("operationId: x", "", { names: () => undefined })).toMatchObject({ nameBy: "document" });
  });

  test("shows what cannot be called too, behind the others", () => {
    const { operations } = inspectText(
      `paths: { /x: { trace: { summary: Echo, security: [{ a: [] }] }, get: {} } }\n${schemes}`,
    );
    expect(operations).toMatchObject([
      { route: "GET /x" },
      { route: "TRACE /x", name: undefined, access: "locked", summary: "Echo", notCallable: expect.any(String) },
    ]);
  });
});
