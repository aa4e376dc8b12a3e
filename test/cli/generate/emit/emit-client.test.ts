import { describe, expect, test } from "vitest";
import { generateText } from "../generate-text.ts";

const operations = `
paths:
  /token:
    post:
      operationId: refresh
      tags: [auth]
      requestBody: { content: { application/json: { schema: { type: object, properties: { t: { type: string } } } } } }
      responses: { "200": { description: "", content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } } }
`;
const wiring = "x-session: { refresh: { operationId: refresh, send: /t, accessToken: /a } }";

describe("Auth", () => {
  test.each([
    ["{ type: http, scheme: Bearer }", "BearerCredential", '{ type: "http", scheme: "bearer" }'],
    ["{ type: http, scheme: Basic }", "BasicCredential", '{ type: "http", scheme: "basic", by: userPassword }'],
    ["{ type: http, scheme: Hawk }", "HttpCredential", '{ type: "http", scheme: "hawk" }'],
    [
      "{ type: apiKey, in: query, name: k }",
      "ApiKeyCredential",
      '{ type: "apiKey", in: "query", name: "k", by: apiKey }',
    ],
    ["{ type: oauth2, flows: {} }", "BearerCredential", '{ type: "oauth2" }'],
    ["{ type: openIdConnect, openIdConnectUrl: x }", "BearerCredential", '{ type: "openIdConnect" }'],
    ["{ type: mutualTLS }", "CustomCredential", '{ type: "mutualTLS", by: customRequest }'],
    ["{ type: somethingNew }", "CustomCredential", '{ type: "custom", by: customRequest }'],
  ])("takes for %s a %s", (scheme, credential, data) => {
    const text = generateText(`components: { securitySchemes: { s: ${scheme} } }`).file("client.ts");
    expect(text).toContain(`  s: ${credential};\n`);
    expect(text).toContain(`  schemes: { s: ${data} },\n`);
  });

  test("says which schemes are deprecated", () => {
    const schemes = "{ s: { type: http, scheme: basic, description: Old., deprecated: true } }";
    const text = generateText(`components: { securitySchemes: ${schemes} }`).file("client.ts");
    expect(text).toContain("  /**\n   * Old.\n   *\n   * @deprecated\n   */\n  s: BasicCredential;\n");
  });

  test("has a place for a scheme that nobody defines, and says so", () => {
    const { file, model } = generateText(
      "paths: { /x: { get: { operationId: x, security: [{ ghost: [] }], responses: {} } } }",
    );
    expect(file("client.ts")).toContain("  ghost: CustomCredential;\n");
    expect(model.notices.map(({ kind }) => kind)).toEqual(["undefined-scheme"]);
  });

  test("lets a session serve an API key that the configuration calls a bearer token", () => {
    const yaml = "components: { securitySchemes: { s: { type: apiKey, in: header, name: Authorization } } }";
    const text = generateText(yaml, { schemes: { s: { as: "bearer", prefix: "Token " } } }).file("client.ts");
    expect(text).toContain("  s: BearerCredential;\n");
    expect(text).toContain('s: { type: "apiKey", in: "header", name: "Authorization", prefix: "Token ", by: apiKey }');
  });
});

test("lists the servers of single paths and operations, each once", () => {
  const yaml = `
servers: [{ url: https://api.example.com }]
paths:
  /a: { servers: [{ url: https://up.example.com }], get: { operationId: a, responses: {} } }
  /b: { get: { operationId: b, servers: [{ url: https://up.example.com }], responses: {} } }
  /c: { get: { operationId: c, servers: [{ url: /v2 }], responses: {} } }
  /d: { get: { operationId: d, responses: {} } }
`;
  const text = generateText(yaml).file("client.ts");
  expect(text).toContain('  operationServers: ["https://up.example.com", "/v2"],\n');
  expect(generateText("paths: { /d: { get: { responses: {} } } }").file("client.ts")).not.toContain("operationServers");
});

describe("createClient", () => {
  test.each([
    ["servers: [{ url: https://api.example.com/v1 }]", 'CreateClient<Auth, "https://api.example.com/v1">'],
    [
      "servers: [{ url: 'https://{r}.example.com', variables: { r: { default: eu } } }]",
      'CreateClient<Auth, "https://eu.example.com">',
    ],
    ["servers: [{ url: /v1 }]", "CreateClient<Auth, undefined>"],
    ["paths: {}", "CreateClient<Auth, undefined>"],
  ])("with %s is a %s", (yaml, want) => {
    expect(generateText(yaml).file("client.ts")).toContain(`export const createClient: ${want} = `);
  });
});

describe("createSession", () => {
  test("is wired by x-session", () => {
    const yaml = `${operations}components: { securitySchemes: { b: { type: http, scheme: bearer, ${wiring} } } }`;
    const { file } = generateText(yaml);
    expect(file("client.ts")).toContain(`import { refresh } from "./endpoints/auth.js";`);
    expect(
      file("client.ts"),
    ).toContain(`export const createBSession: CreateSession<undefined, undefined> = /* @__PURE__ */ defineSession(definition, {
  scheme: "b",
  refresh: { endpoint: refresh, send: "/t", accessToken: "/a" },
});
`);
    expect(file("client.ts")).toContain("export const createSession: typeof createBSession = createBSession;\n");
    expect(file("index.ts")).toContain(
      "export { createClient, createSession, createBSession, type Auth, type Session }",
    );
  });

  test("is wired by the configuration just so", () => {
    const yaml = `${operations}components: { securitySchemes: { b: { type: http, scheme: bearer } } }`;
    const session = { b: { refresh: { operationId: "refresh", send: "cookie", accessToken: "/a" } } };
    expect(generateText(yaml, { session }).file("client.ts")).toContain(
      'refresh: { endpoint: refresh, send: "cookie", accessToken: "/a" },',
    );
  });

  test.each([
    ["of OAuth", "{ type: oauth2, flows: {}, ", "[]"],
    ["with a requirement that has roles", "{ type: http, scheme: bearer, ", "[admin]"],
  ])("asks for scopes where it is for a scheme %s", (_, scheme, scopes) => {
    const yaml = `${operations}  /r: { get: { operationId: r, security: [{ b: ${scopes} }], responses: {} } }
components: { securitySchemes: { b: ${scheme}${wiring} } } }`;
    const text = generateText(yaml).file("client.ts");
    expect(text).toContain("CreateSession<undefined, undefined, ScopedSessionOptions>");
    expect(text).toContain('accessToken: "/a" },\n  stepUp,\n});');
    expect(text).toMatch(/defineSession,\n {2}stepUp,[^}]* {2}type ScopedSessionOptions,\n/);
  });

  test("carries a sign-in and a sign-out where they are wired, and only there", () => {
    const steps = `{ signIn: { operationId: refresh, accessToken: /a }, refresh: { operationId: refresh, send: /t, accessToken: /a }, signOut: { operationId: refresh } }`;
    const clientOf = (session: string) =>
      generateText(
        `${operations}components: { securitySchemes: { b: { type: http, scheme: bearer, x-session: ${session} } } }`,
      ).file("client.ts");
    const text = clientOf(steps);
    expect(text).toContain("  defineSession,\n  signingIn,\n  signingOut,\n");
    expect(text).toContain('signIn: { by: signingIn, endpoint: refresh, accessToken: "/a" },');
    expect(text).toContain("signOut: { by: signingOut, endpoint: refresh },");
    expect(clientOf("{ refresh: { operationId: refresh, send: /t, accessToken: /a } }")).not.toContain("signing");
  });

  test("stays that of the first scheme when a second is wired", () => {
    const scheme = `{ type: http, scheme: bearer, ${wiring} }`;
    const { file } = generateText(
      `${operations}components: { securitySchemes: { user: ${scheme}, admin-app: ${scheme} } }`,
    );
    expect(file("client.ts")).toContain("export const createSession: typeof createUserSession = createUserSession;\n");
    expect(file("client.ts")).toContain(
      "ReturnType<typeof createUserSession> | ReturnType<typeof createAdminAppSession>",
    );
    expect(file("index.ts")).toContain("  createSession,\n  createUserSession,\n  createAdminAppSession,\n");
  });

  test("is not there where nothing is wired", () => {
    const { file } = generateText(operations);
    expect(file("client.ts")).not.toContain("Session");
    expect(file("index.ts")).not.toContain("Session");
  });
});
