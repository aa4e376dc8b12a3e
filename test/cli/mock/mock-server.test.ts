import { expect, test } from "vitest";
import { InputError } from "../../../cli/src/document/spec-error.ts";
import { controlsOf, createMockServer, documentOf } from "../../../cli/src/mock/mock-server.ts";

const responses = { 200: { description: "", content: { "application/json": { schema: { type: "object" } } } } };
const document = (more: object = {}) =>
  documentOf({
    openapi: "3.1.0",
    info: { title: "Scrap", version: "1" },
    paths: { "/login": { post: { operationId: "logIn", responses } } },
    components: { securitySchemes: { bearerAuth: { type: "http", scheme: "bearer" } } },
    ...more,
  });
const signIn = { operationId: "logIn", accessToken: "/token" };
const create = (session: object) =>
  createMockServer(document(), { session: { ...session } }, new AbortController().signal);

test("a session of a scheme that nobody has is refused", () => {
  expect(() => create({ bearerauth: { signIn } })).toThrow(InputError);
  expect(() => create({ bearerauth: { signIn } })).toThrow("bearerauth");
});

test("a session with an operation that nobody has is refused, and the nearest one named", () => {
  expect(() => create({ bearerAuth: { signIn: { ...signIn, operationId: "login" } } })).toThrow(
    'There is no operation "login". Is it "logIn"',
  );
});

test("what signs in is known, and what is wired is verified", () => {
  const controls = controlsOf(create({ bearerAuth: { signIn } }));
  expect([controls.signIns, controls.verifies]).toEqual([["POST /login"], true]);
});

test("a document is left as it is, and brought to OpenAPI 3", () => {
  const swagger = {
    swagger: "2.0",
    info: { title: "t", version: "1" },
    paths: { "/a": { get: { responses: { 200: { description: "" } } } } },
  };
  const before = JSON.stringify(swagger);
  expect(documentOf(swagger).root).toMatchObject({ openapi: expect.stringMatching(/^3\./) as string });
  expect(JSON.stringify(swagger)).toBe(before);
});

test("what is no document is refused", () => {
  expect(() => documentOf([])).toThrow("The document is no object.");
  expect(() => documentOf({ not: "a document" })).toThrow(InputError);
});
