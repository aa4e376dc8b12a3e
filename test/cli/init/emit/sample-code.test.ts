import { expect, test } from "vitest";
import { authOf, callOf, importOf, isBySession } from "../../../../cli/src/init/emit/sample-code.ts";
import { factsOf, open } from "../facts.ts";

test("a call has its client, and the input that it needs", () => {
  const { calls } = factsOf();
  expect(calls.open && callOf(calls.open, "c")).toBe("listNotes(c)");
  expect(calls.secured && callOf(calls.secured, "c")).toMatch(/^getNote\(c, \{ params: /);
});

test("an import has each name once, in order", () => {
  expect(importOf(factsOf(), ["b", "a", "b"])).toBe('import { a, b } from "@acme/notes";');
});

test("the token of a session is known from other credentials", () => {
  expect(isBySession(factsOf())).toBe(true);
  expect(isBySession(factsOf(open))).toBe(false);
});

test("each kind of scheme has a credential that the mock takes", () => {
  const schemes = `a: { type: http, scheme: basic }, "b c": { type: apiKey, in: query, name: k }, d: { type: http, scheme: Digest }, e: { type: mutualTLS }, f: { type: http, scheme: bearer }`;
  const text = `openapi: 3.1.0
info: { title: T, version: "1" }
paths: { /x: { get: { operationId: x, security: [{ a: [], "b c": [], d: [], e: [], f: [] }], responses: { "200": { description: "" } } } } }
components: { securitySchemes: { ${schemes} } }
`;
  expect(authOf(factsOf(text))).toBe(
    '{ a: { username: "ada", password: "secret" }, "b c": "key", d: "secret", e: (request) => request, f: "a token" }',
  );
});
