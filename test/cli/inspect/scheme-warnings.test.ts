import { expect, test } from "vitest";
import { inspectText } from "./inspect-text.ts";
import { schemeWarnings } from "../../../cli/src/inspect/scheme-warnings.ts";
import type { Json } from "../../../cli/src/document/json.ts";

/** What is said of a scheme `s` that `GET /a` requires with these scopes. */
function kindsOf(scheme: Json, scopes: readonly string[] = [], required = "s"): string[] {
  const components = { securitySchemes: { s: scheme } };
  const paths = { "/a": { get: { operationId: "a", security: [{ [required]: scopes }] } } };
  const inspection = inspectText(`paths: ${JSON.stringify(paths)}\ncomponents: ${JSON.stringify(components)}\n`);
  return schemeWarnings({ ...inspection, root: { components } }).map(({ kind, level }) => `${kind} ${level}`);
}

test.each<[string, Json, string[]]>([
  ["a bearer token is fine", { type: "http", scheme: "bearer" }, []],
  ["a key in a header is fine", { type: "apiKey", in: "header", name: "X-Key" }, []],
  [
    "a key in Authorization is a token in disguise",
    { type: "apiKey", in: "header", name: "authorization" },
    ["hidden-bearer caution"],
  ],
  [
    "a key in a query of that name is none",
    { type: "apiKey", in: "query", name: "Authorization" },
    ["key-in-query caution"],
  ],
  ["mutual TLS is beyond fetch", { type: "mutualTLS" }, ["mutual-tls caution"]],
])("%s", (_rule, scheme, want) => {
  expect(kindsOf(scheme)).toEqual(want);
});

test("a scheme that is required and not defined is dangerous, and one that nobody requires is not", () => {
  expect(kindsOf({ type: "http", scheme: "bearer" }, [], "ghost")).toEqual([
    "unused-scheme note",
    "undefined-scheme danger",
  ]);
});

test("a scope that no flow declares is told, where there are flows", () => {
  const flows = { clientCredentials: { tokenUrl: "https://a.example/t", scopes: { read: "" } } };
  expect(kindsOf({ type: "oauth2", flows }, ["read"])).toEqual([]);
  expect(kindsOf({ type: "oauth2", flows }, ["read", "write"])).toEqual(["undeclared-scope caution"]);
  expect(kindsOf({ type: "oauth2", flows: {} }, ["write"])).toEqual([]);
  expect(kindsOf({ type: "http", scheme: "bearer" }, ["write"])).toEqual([]);
});
