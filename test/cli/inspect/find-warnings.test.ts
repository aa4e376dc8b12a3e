import { describe, expect, test } from "vitest";
import type { ModelOptions } from "../../../cli/src/model/model-options.ts";
import { inspectText } from "./inspect-text.ts";

/** Kind, level and routes of each warning. */
function warn(yaml: string, options: ModelOptions = {}): unknown[] {
  return inspectText(yaml, options).warnings.map(({ kind, level, operations }) => [kind, level, ...operations]);
}

/** A document whose one operation requires one scheme. */
function withScheme(scheme: string, requirement = "s: []"): string {
  return `paths: { /x: { get: { operationId: x, security: [{ ${requirement} }] } } }
components: { securitySchemes: { s: ${scheme} } }`;
}

describe("findWarnings", () => {
  test("has none for a document where all is said", () => {
    expect(warn(withScheme("{ type: http, scheme: bearer }"))).toEqual([]);
  });

  test("says so where there is no security at all", () => {
    expect(warn("paths: { /x: { get: { operationId: x } } }")).toEqual([["no-security", "danger"]]);
    expect(warn("paths: { /x: { get: { operationId: x, security: [] } } }")).toEqual([]);
    expect(warn("paths: { /x: { get: { operationId: x } } }", { security: [] })).toEqual([]);
  });

  test("names the operations that say nothing where others do", () => {
    expect(warn("paths: { /x: { get: { operationId: x }, put: { operationId: y, security: [] } } }")).toEqual([
      ["unstated-security", "caution", "GET /x"],
    ]);
  });

  test.each([
    [
      "a scheme that is defined nowhere",
      withScheme("{ type: http, scheme: bearer }", "s: [], ghost: []"),
      [["undefined-scheme", "danger", "GET /x"]],
    ],
    ["a scheme of an unknown type", withScheme("{ type: magic }"), [["undefined-scheme", "danger", "GET /x"]]],
    [
      "a bearer token hidden in an API key",
      withScheme("{ type: apiKey, in: header, name: authorization }"),
      [["hidden-bearer", "caution", "GET /x"]],
    ],
    [
      "an API key in the query",
      withScheme("{ type: apiKey, in: query, name: k }"),
      [["key-in-query", "caution", "GET /x"]],
    ],
    ["mutual TLS", withScheme("{ type: mutualTLS }"), [["mutual-tls", "caution", "GET /x"]]],
    [
      "a scope that no flow declares",
      withScheme(
        "{ type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://a/t', scopes: { read: '' } } } }",
        "s: [read, write]",
      ),
      [["undeclared-scope", "caution", "GET /x"]],
    ],
    [
      "a scheme that nothing requires",
      `${withScheme("{ type: http, scheme: bearer }")}\nsecurity: []`.replace("[{ s: [] }]", "[]"),
      [["unused-scheme", "note"]],
    ],
    [
      "a server without encryption",
      `servers: [{ url: http://api.example.com }]\n${withScheme("{ type: http, scheme: bearer }")}`,
      [["plain-http", "danger", "GET /x"]],
    ],
    [
      "an operation without operationId",
      withScheme("{ type: http, scheme: bearer }").replace("operationId: x, ", ""),
      [["no-operation-id", "note", "GET /x"]],
    ],
  ])("warns of %s", (_name, yaml, warnings) => {
    expect(warn(yaml)).toEqual(warnings);
  });

  test("takes a hidden bearer token as mended once the configuration says so", () => {
    const yaml = withScheme("{ type: apiKey, in: header, name: Authorization }");
    expect(warn(yaml, { schemes: { s: { as: "bearer" } } })).toEqual([]);
  });

  test("finds a sign-in that requires what it gives", () => {
    const steps = "accessToken: /t";
    const answer = "responses: { '200': { description: '', content: { application/json: { schema: {} } } } }";
    expect(
      warn(`
security: [{ s: [] }]
paths:
  /in: { post: { operationId: in, ${answer} } }
  /refresh: { post: { operationId: refresh, ${answer} } }
components:
  securitySchemes:
    s: { type: http, scheme: bearer, x-session: { signIn: { operationId: in, ${steps} }, refresh: { operationId: refresh, ${steps} } } }
`),
    ).toEqual([
      ["secured-sign-in", "danger", "POST /in"],
      ["secured-sign-in", "caution", "POST /refresh"],
    ]);
  });

  test.each([
    ["/v1/login", "[{ s: [] }]", true],
    ["/sign-in", "[{ s: [] }]", true],
    ["/login", "[{ s: [] }, {}]", false],
    ["/login", "[{ b: [] }]", false],
    ["/logins", "[{ s: [] }]", false],
  ])("POST %s with %s looks like a secured sign-in: %s", (path, security, isFound) => {
    const found = warn(`paths: { ${path}: { post: { operationId: x, security: ${security} } } }
components: { securitySchemes: { s: { type: http, scheme: bearer }, b: { type: http, scheme: basic } } }`);
    expect(found.some((warning) => String(warning).startsWith("secured-sign-in"))).toBe(isFound);
  });

  test("puts what matters most first", () => {
    const levels = inspectText(`
servers: [{ url: http://api.example.com }]
paths: { /x: { get: { security: [{ k: [] }] } } }
components: { securitySchemes: { k: { type: apiKey, in: query, name: k }, spare: { type: http, scheme: basic } } }
`).warnings.map(({ level }) => level);
    expect(levels).toEqual(["danger", "caution", "note", "note"]);
  });
});
