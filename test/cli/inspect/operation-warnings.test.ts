import { describe, expect, test } from "vitest";
import { operationWarnings } from "../../../cli/src/inspect/operation-warnings.ts";
import { inspectText } from "./inspect-text.ts";

const token = "components: { securitySchemes: { t: { type: http, scheme: bearer } } }\n";

/** What is said of operations, but for names that are made of routes. */
function warningsOf(yaml: string): (readonly [kind: string, level: string, operations: readonly string[]])[] {
  const found = operationWarnings({ ...inspectText(yaml), root: {} });
  return found
    .filter(({ kind }) => kind !== "no-operation-id")
    .map(({ kind, level, operations }) => [kind, level, operations]);
}

describe("security that is not stated", () => {
  test("is dangerous where no operation states any", () => {
    expect(warningsOf("paths: { /a: { get: {}, put: {} } }\n")).toEqual([["no-security", "danger", []]]);
  });

  test("is told of the operations that say nothing", () => {
    const yaml = `paths: { /a: { get: {}, put: { security: [] }, post: { security: [{ t: [] }] } } }\n${token}`;
    expect(warningsOf(yaml)).toEqual([["unstated-security", "caution", ["GET /a"]]]);
  });

  test("is none where the document states it for all", () => {
    expect(warningsOf(`security: [{ t: [] }]\npaths: { /a: { get: {} } }\n${token}`)).toEqual([]);
  });
});

describe("a sign-in that needs a token", () => {
  test.each(["/sign-in", "/v1/login", "/auth/logIn/", "/authenticate"])("is told by its name: POST %s", (path) => {
    const yaml = `security: [{ t: [] }]\npaths: { ${path}: { post: {}, get: {} } }\n${token}`;
    expect(warningsOf(yaml)).toEqual([["secured-sign-in", "caution", [`POST ${path}`]]]);
  });

  test.each([
    ["is optional there", "[{ t: [] }, {}]", "/login"],
    ["may be something else", "[{ t: [] }, { b: [] }]", "/login"],
    ["is for another name", "[{ t: [] }]", "/logins"],
  ])("is none where the token %s", (_rule, security, path) => {
    const schemes =
      "components: { securitySchemes: { t: { type: http, scheme: bearer }, b: { type: http, scheme: basic } } }";
    expect(warningsOf(`paths: { ${path}: { post: { security: ${security} } } }\n${schemes}\n`)).toEqual([]);
  });
});

test("what has no operationId is told together, in a note", () => {
  const { warnings } = inspectText("security: []\npaths: { /a: { get: {}, put: {}, post: { operationId: p } } }\n");
  expect(warnings.find(({ kind }) => kind === "no-operation-id")).toMatchObject({
    level: "note",
    message: "2 operations have no operationId, and so a name made of the route.",
    operations: ["GET /a", "PUT /a"],
  });
});

test("what cannot be called is told, each by itself", () => {
  const yaml = "security: []\npaths: { /a: { trace: { operationId: t } } }\n";
  expect(warningsOf(yaml)).toEqual([["not-callable", "note", ["TRACE /a"]]]);
});
