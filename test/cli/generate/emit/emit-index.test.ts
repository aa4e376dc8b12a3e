import { expect, test } from "vitest";
import { generateText } from "../generate-text.ts";

test("an index has the endpoints of each file, the creators and the types", () => {
  const { file } = generateText("paths: { /x: { get: { operationId: x, tags: [Blog], responses: {} } } }");
  expect(file("index.ts").split("\n").slice(7).join("\n")).toBe(`// Test 1.0.0
export * from "./endpoints/blog.js";
export { createClient, type Auth } from "./client.js";
export { createPathClient } from "./path-client.js";
export type * as schemas from "./schemas.js";
export { bind, defineEndpoint, typesOf, unwrap, type Client } from "latchkey";
`);
});

test("sessions are there where one is wired", () => {
  const refresh =
    "{ post: { operationId: refresh, responses: { '200': { description: '', content: { application/json: { schema: {} } } } } } }";
  const scheme =
    "{ type: http, scheme: bearer, x-session: { refresh: { operationId: refresh, send: cookie, accessToken: /a } } }";
  const { file } = generateText(`paths: { /r: ${refresh} }\ncomponents: { securitySchemes: { user: ${scheme} } }`);
  expect(file("index.ts")).toContain(
    'export { createClient, createSession, createUserSession, type Auth, type Session } from "./client.js";',
  );
});
