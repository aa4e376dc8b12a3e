import { describe, expect, test } from "vitest";
import { generateText } from "../generate/generate-text.ts";

/** A document with the operations of a session, their bodies' schemas as YAML in braces. */
function documentOf(wiring: string, bodies: { refresh?: string; signOut?: string } = {}, parameters = "[]"): string {
  const answer =
    '{ "200": { description: "", content: { application/json: { schema: { type: object, properties: { a: {} } } } } } }';
  const json = (schema: string) => `{ required: true, content: { application/json: { schema: ${schema} } } }`;
  const { refresh = "{ type: object, properties: { t: {}, clientId: {} } }", signOut } = bodies;
  return `
paths:
  /v{version}/auth/refresh:
    post:
      operationId: auth.refresh
      tags: [auth]
      parameters: ${parameters}
      requestBody: ${json(refresh)}
      responses: ${answer}
  /auth/sign-out:
    post:
      tags: [auth]
      ${signOut === undefined ? "" : `requestBody: ${json(signOut)}`}
      responses: { "204": { description: "" } }
components:
  schemas:
    SignOut: { type: object, required: [refreshToken, id], properties: { refreshToken: { type: string }, id: { readOnly: true } } }
    Client: { type: object, required: [id], properties: { id: { type: string } } }
  securitySchemes:
    b: { type: http, scheme: bearer, x-session: ${wiring} }
`;
}

const version = "path: { version: '1' }";
const refresh = `{ operationId: auth.refresh, send: /t, accessToken: /a, params: { ${version} } }`;

/** The text of `createSession`. */
function sessionOf(yaml: string): string {
  const text = generateText(yaml).file("client.ts");
  return text.slice(text.indexOf("defineSession(definition, "));
}

function generating(yaml: string): () => string {
  return () => sessionOf(yaml);
}

describe("an operation is named", () => {
  test.each(["auth.refresh", "POST /v{version}/auth/refresh", "authRefresh"])("by %s", (name) => {
    const wiring = `{ refresh: { operationId: "${name}", send: /t, accessToken: /a, params: { ${version} } } }`;
    expect(sessionOf(documentOf(wiring))).toContain("endpoint: authRefresh,");
  });

  test("as nothing in the document is an input at fault, with its place", () => {
    const wiring = "{ refresh: { operationId: POST /auth/renew, send: /t, accessToken: /a } }";
    const problem = '`refresh` names the operation "POST /auth/renew", which does not exist.';
    expect(generating(documentOf(wiring))).toThrow(expect.objectContaining({ problem, line: 22 }) as Error);
  });
});

test("a scheme that carries no token is an input at fault, with its place", () => {
  const basic = documentOf(`{ refresh: ${refresh} }`).replace("scheme: bearer", "scheme: basic");
  const problem = "`b` carries no token that a session could renew.";
  expect(generating(basic)).toThrow(expect.objectContaining({ problem, line: 22 }) as Error);
});

describe("what an operation requires", () => {
  test.each([
    ["a parameter of the path", "{}", "`version` in its path parameters"],
    [
      "a parameter of the query",
      `{ ${version} }`,
      "`tenant` in its query parameters",
      "[{ name: tenant, in: query, required: true }]",
    ],
    ["a cookie", `{ ${version} }`, "`sid` in its cookie parameters", "[{ name: sid, in: cookie, required: true }]"],
    [
      "a member of the body",
      `{ ${version} }`,
      "`clientId` in its body",
      "[]",
      "{ type: object, required: [t, clientId], properties: { t: {}, clientId: {} } }",
    ],
    [
      "a member of a member of the body",
      `{ ${version}, body: { client: { name: web } } }`,
      "`client.id` in its body",
      "[]",
      "{ properties: { t: {}, client: { $ref: '#/components/schemas/Client' } }, required: [client] }",
    ],
    [
      "a member by composition",
      `{ ${version} }`,
      "`id` in its body",
      "[]",
      "{ allOf: [{ $ref: '#/components/schemas/Client' }, { properties: { t: {} } }] }",
    ],
  ])(
    "and nothing gives is an input at fault: %s",
    (_, params, what, parameters = "[]", body = "{ properties: { t: {} } }") => {
      const wiring = `{ refresh: { operationId: auth.refresh, send: /t, accessToken: /a, params: ${params} } }`;
      expect(generating(documentOf(wiring, { refresh: body }, parameters))).toThrow(
        `\`refresh\` calls \`auth.refresh\`, which requires ${what}, and nothing gives it.`,
      );
    },
  );

  test("of a sign-out counts just so", () => {
    const at = (signOut: string, body: string) =>
      generating(documentOf(`{ refresh: ${refresh}, signOut: ${signOut} }`, { signOut: body }));
    const name = "operationId: POST /auth/sign-out";
    const what = "`signOut` calls `POST /auth/sign-out`, which requires";
    expect(at(`{ ${name} }`, "{ $ref: '#/components/schemas/SignOut' }")).toThrow(
      `${what} \`refreshToken\` in its body`,
    );
    expect(at(`{ ${name} }`, "{ type: object }")).toThrow(`${what} a body`);
    expect(at(`{ ${name}, send: /refreshToken }`, "{ $ref: '#/components/schemas/SignOut' }")).not.toThrow();
    expect(at(`{ ${name}, params: { body: {} } }`, "{ type: object }")).not.toThrow();
  });

  test("in a cookie is the browser's where the refresh token is in one", () => {
    const wiring = `{ refresh: { operationId: auth.refresh, send: cookie, accessToken: /a, params: { ${version}, body: {} } } }`;
    expect(generating(documentOf(wiring, {}, "[{ name: sid, in: cookie, required: true }]"))).not.toThrow();
  });

  test("of the body of a sign-in is its caller's", () => {
    const signIn = `{ operationId: auth.refresh, accessToken: /a, params: { ${version} } }`;
    const body = "{ type: object, required: [t], properties: { t: {} } }";
    expect(generating(documentOf(`{ signIn: ${signIn}, refresh: ${refresh} }`, { refresh: body }))).not.toThrow();
  });

  test("tells what to do", () => {
    const wiring = `{ refresh: ${refresh}, signOut: { operationId: POST /auth/sign-out } }`;
    const yaml = documentOf(wiring, { signOut: "{ $ref: '#/components/schemas/SignOut' }" });
    const hint =
      "Point to it (`send: /refreshToken`) if it is the refresh token, or give it a constant under `params.body`.";
    expect(generating(yaml)).toThrow(expect.objectContaining({ hint }) as Error);
  });
});

describe("constants", () => {
  test("are emitted with the wiring", () => {
    const wiring = `{ refresh: { operationId: auth.refresh, send: /t, accessToken: /a, params: { ${version}, body: { clientId: "w\\u2028" } } } }`;
    expect(sessionOf(documentOf(wiring))).toContain(
      'params: { path: { version: "1" }, body: { clientId: "w\\u2028" } },',
    );
  });

  test.each([
    ["path: { edition: 1 }", '`params.path` names "edition", which `auth.refresh` does not have.'],
    ["body: { other: 1 }", '`params.body` names "other", which `auth.refresh` does not have.'],
    ["paths: {}", '`params` has no "paths" with values.'],
    ["path: 1", '`params` has no "path" with values.'],
  ])("that have no place are an input at fault: %s", (params, message) => {
    const wiring = `{ refresh: { operationId: auth.refresh, send: /t, accessToken: /a, params: { ${params} } } }`;
    expect(generating(documentOf(wiring))).toThrow(message);
  });

  test("that are no object are an input at fault", () => {
    const wiring = "{ refresh: { operationId: auth.refresh, send: /t, accessToken: /a, params: 1 } }";
    expect(generating(documentOf(wiring))).toThrow("`params` is no object.");
  });

  test("may come from the configuration", () => {
    const yaml = documentOf("{}");
    const params = { path: { version: "2" } };
    const session = { b: { refresh: { operationId: "authRefresh", send: "/t", accessToken: "/a", params } } };
    expect(generateText(yaml, { session }).file("client.ts")).toContain('params: { path: { version: "2" } } },');
  });
});

test("a wiring of the configuration stands in the place of the document's", () => {
  const session = {
    b: {
      refresh: {
        operationId: "authRefresh",
        send: "cookie",
        accessToken: "/a",
        params: { path: { version: "2" }, body: {} },
      },
    },
  };
  const { model } = generateText(documentOf(`{ refresh: ${refresh} }`), { session });
  expect(model.sessions.map(({ scheme, refresh: { pointers } }) => [scheme, pointers["send"]])).toEqual([
    ["b", "cookie"],
  ]);
});
