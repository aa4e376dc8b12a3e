import { expect, test } from "vitest";
import { literal } from "../../../cli/src/init/sample-calls.ts";
import { factsOf, open } from "./facts.ts";

test("a public and a secured call are found, with the input that they need", () => {
  const { calls } = factsOf();
  expect(calls.open).toMatchObject({ operation: { name: "listNotes" }, init: undefined });
  expect(calls.secured).toMatchObject({
    operation: { name: "getNote" },
    init: '{ params: { path: { id: "1b4e28ba-2fa1-41d2-883f-0016d3cca427" } } }',
    requirement: { user: [] },
  });
  expect(calls.signIn).toBe('{ email: "ada@example.com", password: "correct horse battery" }');
});

test("what a session itself calls is no sample", () => {
  const { calls } = factsOf(undefined, {});
  expect(calls.open?.operation.name).not.toBe("refresh");
});

test("the session's scheme comes first among the secured calls", () => {
  const more = `  /a: { get: { operationId: a, security: [{ key: [] }], responses: { "200": { description: "" } } } }\n`;
  const text = factsOf(
    `openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths:\n${more}  /r: { post: { operationId: r, security: [], responses: { "200": { description: "", content: { application/json: { schema: {} } } } } } }
  /b: { get: { operationId: b, security: [{ user: [] }], responses: { "200": { description: "" } } } }
components: { securitySchemes: { key: { type: apiKey, in: header, name: K }, user: { type: http, scheme: bearer, x-session: { refresh: { operationId: r, send: cookie, accessToken: /a } } } } }`,
  );
  expect(text.calls.secured?.operation.name).toBe("b");
});

test("what has no success, streams, or stands on another server is no sample", () => {
  const operations = `
  /a: { get: { operationId: a, responses: { "404": { description: "" } } } }
  /b: { get: { operationId: b, responses: { "200": { description: "", content: { text/event-stream: {} } } } } }
  /c: { get: { operationId: c, servers: [{ url: https://c.example }], responses: { "200": { description: "" } } } }
  /d: { get: { operationId: d, parameters: [{ name: q, in: query, required: true, schema: { type: string, pattern: x } }], responses: { "200": { description: "" } } } }`;
  const { calls } = factsOf(`openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths:${operations}\n`);
  expect(calls).toEqual({ open: undefined, secured: undefined, signIn: undefined });
  expect(factsOf(open).calls.open?.operation.name).toBe("getX");
});

test("values are code that cannot end a literal", () => {
  expect(literal({ a: ['"\n', 1, null], "b-c": {} })).toBe('{ a: ["\\"\\n", 1, null], "b-c": {} }');
  expect(literal("\u2028")).toBe('"\\u2028"');
});
