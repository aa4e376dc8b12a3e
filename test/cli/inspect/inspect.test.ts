import { describe, expect, test } from "vitest";
import { inspect } from "../../../cli/src/inspect/inspect.ts";
import { inspectText } from "./inspect-text.ts";

const document = `
tags: [{ name: later, description: Comes first }, { name: unused }]
paths:
  /a: { get: { tags: [early], operationId: a, responses: {} }, post: { responses: {} } }
  /b: { get: { tags: [later, early], operationId: b, responses: {} } }
`;

describe("inspect", () => {
  test("lists tags in the document's order, then those of first use", () => {
    expect(inspectText(document).tags).toEqual([
      { name: "later", description: "Comes first" },
      { name: "early", description: undefined },
      { name: "default", description: undefined },
    ]);
  });

  test("puts an operation under its first tag", () => {
    expect(inspectText(document).operations.map(({ route, tag }) => [route, tag])).toEqual([
      ["GET /a", "early"],
      ["POST /a", "default"],
      ["GET /b", "later"],
    ]);
  });

  test("counts what include and exclude leave out", () => {
    const { operations, leftOut } = inspectText(document, { exclude: ["/a"] });
    expect(operations.map(({ route }) => route)).toEqual(["GET /b"]);
    expect(leftOut).toBe(2);
  });

  test("reads the reference API", async () => {
    const { operations, schemes, origins } = await inspect({ spec: "openapi.yaml" });
    const find = (route: string): object | undefined => operations.find((operation) => operation.route === route);
    expect(find("POST /auth/sign-in")).toMatchObject({ access: "open", alternatives: [], origins: [] });
    expect(find("GET /feed/{id}")).toMatchObject({ access: "optional", alternatives: [{ bearerAuth: [] }] });
    expect(find("POST /partner/posts")).toMatchObject({ alternatives: [{ bearerAuth: [], partnerKey: [] }] });
    expect(schemes[0]).toMatchObject({
      name: "bearerAuth",
      session: { wiredBy: "document", refresh: "POST /auth/refresh" },
    });
    expect(origins).toMatchObject([{ origin: "http://127.0.0.1:4010", isPlain: false, isDefault: true }]);
  });
});
