import { expect, test } from "vitest";
import { emitConfig } from "../../../../cli/src/init/emit/latchkey-config.ts";
import { factsOf, open } from "../facts.ts";

test("the configuration names the document, the folder and the package's files", () => {
  expect(emitConfig(factsOf())).toBe(`import { defineConfig } from "@latchkey/cli";

export default defineConfig({
  spec: "openapi.yaml",
  out: "generated",
  // Node reads these files as they are; the build changes the endings.
  importExtension: ".ts",
  // \`generate\` keeps these up to date, and \`check\` looks at them too.
  package: {
    name: "@acme/notes",
    reference: "REFERENCE.md",
    skill: "skills/acme-notes/SKILL.md",
    lock: "latchkey.lock.json",
  },
});
`);
});

test("it says where the document came from", () => {
  expect(emitConfig(factsOf(undefined, { address: "https://x.example/a.yaml" }))).toContain(
    "// Fetched from https://x.example/a.yaml",
  );
});

test("what was configured is handed on as data", () => {
  const text = emitConfig(factsOf(undefined, { config: { exclude: ["x"], schemes: { "a-b": { prefix: "Token " } } } }));
  expect(text).toContain('  exclude: ["x"],\n  schemes: { "a-b": { prefix: "Token " } },\n');
});

test("a bearer token that is declared as a key, and a session that could be wired, are suggested in comments", () => {
  const tokens =
    '{ "200": { description: "", content: { application/json: { schema: { properties: { access_token: {}, refresh_token: {} } } } } } }';
  const body = "{ content: { application/json: { schema: { properties: { refresh_token: {} } } } } }";
  const text = emitConfig(
    factsOf(`openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /auth/refresh: { post: { operationId: refresh, security: [], requestBody: ${body}, responses: ${tokens} } }
  /x: { get: { operationId: x, security: [{ "a b": [] }], responses: { "200": { description: "" } } } }
components: { securitySchemes: { "a b": { type: apiKey, in: header, name: Authorization } } }
`),
  );
  expect(text).toContain('  // schemes: { "a b": { as: "bearer" } },\n');
  expect(text).toContain("looks like a refresh");
  expect(text).toMatch(/^ {2}\/\/ session: \{$/m);
});

test("nothing of a document ends a comment", () => {
  const text = emitConfig(
    factsOf(`openapi: 3.1.0
info: { title: T, version: "1" }
paths: { "/login\\u2028evil()": { post: { operationId: "x\\nevil()", responses: { "200": { description: "", content: { application/json: { schema: { properties: { access_token: {} } } } } } } } } }
`),
  );
  expect(text).toContain("looks like a sign-in");
  expect(text.split(/[\n\u2028\u2029]/).filter((line) => line.includes("evil") && !line.startsWith("  //"))).toEqual(
    [],
  );
});

test("without a session and a suggestion there is an example", () => {
  expect(emitConfig(factsOf(open))).toContain("  // The document wires no session");
});
