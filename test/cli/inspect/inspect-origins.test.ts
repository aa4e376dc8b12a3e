import { describe, expect, test } from "vitest";
import { inspectText } from "./inspect-text.ts";

describe("inspectOrigins", () => {
  test("finds servers at all levels, and the addresses of an authorization server", () => {
    const { origins } = inspectText(`
servers: [{ url: https://api.example.com }, { url: http://old.example.com }]
security: [{ o: [] }]
paths:
  /a: { get: {} }
  /b: { servers: [{ url: https://b.example.com }], get: {}, put: { servers: [{ url: https://c.example.com }] } }
  /c: { servers: [{ url: https://open.example.com }], get: { security: [] } }
components:
  securitySchemes:
    o: { type: oauth2, flows: { clientCredentials: { tokenUrl: https://login.example.com/token, scopes: {} } } }
    i: { type: openIdConnect, openIdConnectUrl: https://id.example.com/.well-known/openid-configuration }
`);
    expect(origins.map(({ origin, operations, namedBy }) => [origin, operations, ...namedBy])).toEqual([
      ["https://api.example.com", 1, "servers of the document"],
      ["http://old.example.com", 1, "servers of the document"],
      ["https://b.example.com", 1, "servers of /b"],
      ["https://c.example.com", 1, "servers of PUT /b"],
      ["https://open.example.com", 0, "servers of /c"],
      ["https://login.example.com", 0, "tokenUrl of o"],
      ["https://id.example.com", 0, "openIdConnectUrl of i"],
    ]);
    expect(origins.filter(({ isDefault }) => isDefault)).toHaveLength(1);
    expect(origins.filter(({ isPlain }) => isPlain)).toMatchObject([{ origin: "http://old.example.com" }]);
  });

  test("leaves the base URL to the application where the document has none", () => {
    expect(inspectText("paths: {}").origins).toMatchObject([{ origin: "the base URL", isDefault: true }]);
    expect(inspectText("servers: [{ url: /v1 }]\npaths: {}").origins).toMatchObject([{ origin: "the base URL" }]);
  });

  test("shows no user name, password or query", () => {
    const found = JSON.stringify(
      inspectText("servers: [{ url: 'https://me:hunter2@api.example.com/?k=hunter2' }]\npaths: {}"),
    );
    expect(found).not.toContain("hunter2");
  });
});
