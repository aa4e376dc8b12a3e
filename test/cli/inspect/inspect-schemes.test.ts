import { describe, expect, test } from "vitest";
import { schemeKind, schemeOrigin, schemePlace } from "../../../cli/src/inspect/describe-scheme.ts";
import { inspectText } from "./inspect-text.ts";

describe("inspectSchemes", () => {
  test("tells who defines each, and how many operations name it", () => {
    const { schemes } = inspectText(
      `
paths: { /x: { get: { security: [{ doc: [] }, { doc: [], both: [] }, { ghost: [] }] }, put: { security: [{ doc: [] }] } } }
components: { securitySchemes: { doc: { type: http, scheme: basic }, both: { type: apiKey, in: header, name: X-K } } }
`,
      { schemes: { both: { as: "bearer" }, added: { type: "mutualTLS" } }, security: [{ added: [] }] },
    );
    expect(schemes.map(({ name, definedBy, operations }) => [name, definedBy, operations])).toEqual([
      ["doc", "document", 2],
      ["both", "both", 1],
      ["added", "configuration", 0],
      ["ghost", "nobody", 1],
    ]);
  });

  test("knows schemes that only an operation without an endpoint names", () => {
    const { schemes } = inspectText("paths: { /x: { trace: { security: [{ ghost: [] }] } } }");
    expect(schemes).toMatchObject([{ name: "ghost", definedBy: "nobody", operations: 1 }]);
  });
});

describe("a scheme in words", () => {
  const scheme = (data: Record<string, string>): Parameters<typeof schemeKind>[0] => ({
    name: "s",
    description: undefined,
    data,
    definedBy: "both",
    operations: 0,
    session: undefined,
  });

  test.each([
    [{ type: "http", scheme: "bearer" }, "bearer token", "header Authorization: Bearer …"],
    [{ type: "http", scheme: "basic" }, "HTTP basic", "header Authorization: Basic …"],
    [{ type: "http", scheme: "hawk" }, "HTTP hawk", "header Authorization: hawk …"],
    [{ type: "apiKey", in: "query", name: "key" }, "API key", "query key"],
    [{ type: "apiKey", in: "header", name: "X-Key", prefix: "Token " }, "API key", "header X-Key: Token …"],
    [{ type: "oauth2" }, "OAuth 2", "header Authorization: Bearer …"],
    [{ type: "openIdConnect" }, "OpenID Connect", "header Authorization: Bearer …"],
    [{ type: "mutualTLS" }, "mutual TLS", "client certificate"],
    [{ type: "custom" }, "unknown scheme", "a function of the application's"],
  ])("%o", (data, kind, place) => {
    expect([schemeKind(scheme(data)), schemePlace(scheme(data))]).toEqual([kind, place]);
  });

  test("says what the configuration changed", () => {
    expect(schemeOrigin(scheme({}))).toBe("changed by latchkey.config");
  });
});
