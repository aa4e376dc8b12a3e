import { expect, test } from "vitest";
import {
  declaredAnswers,
  isNamed,
  readRoutes,
  scopesOf,
  secretQueryNames,
  titleOf,
} from "../../../cli/src/mock/route.ts";
import { documentOf, routeOf } from "./scrap.ts";

const securitySchemes = {
  bearer: { type: "http", scheme: "Bearer" },
  basic: { type: "http", scheme: "BASIC" },
  key: { type: "apiKey", in: "header", name: "X-Key" },
  query: { type: "apiKey", in: "query", name: "k" },
  oauth: { type: "oauth2" },
};
const security = [{ bearer: [], key: [] }, { basic: [] }, {}];
const responses = { 200: { description: "" }, "4xx": { $ref: "#/components/responses/no" } };
const root = documentOf(
  { "/a/{id}": { get: { operationId: "read", security, responses } } },
  { securitySchemes, responses: { no: { description: "no" } } },
);

test("each alternative names its schemes, with the challenge of those that have one", () => {
  const { alternatives } = routeOf(root);
  expect(alternatives.map((all) => all.map(({ name, challenge }) => [name, challenge]))).toEqual([
    [
      ["bearer", "bearer"],
      ["key", undefined],
    ],
    [["basic", "basic"]],
    [],
  ]);
});

test("a key is where a token stands once a session is wired to it", () => {
  expect(routeOf(root).alternatives[0]?.[1]?.place).toBeUndefined();
  expect(readRoutes(root, new Set(["key"]))[0]?.alternatives[0]?.[1]?.place).toBeDefined();
});

test("an operation without security is public", () => {
  expect(routeOf(documentOf({ "/": { get: { responses: {} } } })).alternatives).toEqual([]);
});

test("the configuration's security, schemes and names hold", () => {
  const bare = documentOf({ "/": { get: { responses: {} } } });
  const [route] = readRoutes(bare, new Set(), {
    security: [{ mine: [] }],
    schemes: { mine: { type: "http", scheme: "bearer" } },
    names: { "GET /": "start" },
  });
  expect(route?.alternatives[0]?.[0]?.place).toBeDefined();
  expect(route !== undefined && isNamed(route, "start")).toBe(true);
});

test.each([
  ["read", true],
  ["GET /a/{id}", true],
  ["get /a/{id}", false],
  ["GET /a/1", false],
])("%j names it: %s", (name, want) => {
  expect(isNamed(routeOf(root), name)).toBe(want);
});

test("answers are found by their status, references followed and ranges in capitals", () => {
  const answers = declaredAnswers(root, routeOf(root));
  expect([...answers]).toEqual([
    ["200", { description: "" }],
    ["4XX", { description: "no" }],
  ]);
});

test("scopes are those of OAuth, and secrets the keys of the query", () => {
  const paths = {
    "/a": { get: { security: [{ oauth: ["read", "write"] }], responses: {} } },
    "/b": { get: { security: [{ oauth: ["read"] }, { bearer: ["role"], query: [] }], responses: {} } },
  };
  const routes = readRoutes(documentOf(paths, { securitySchemes }), new Set());
  expect(scopesOf(routes, "oauth")).toEqual(["read", "write"]);
  expect(scopesOf(routes, "bearer")).toEqual([]);
  expect([...secretQueryNames(routes)]).toEqual(["k"]);
});

test("a document may have no title", () => {
  expect([titleOf(root), titleOf({})]).toEqual(["Scrap", undefined]);
});
