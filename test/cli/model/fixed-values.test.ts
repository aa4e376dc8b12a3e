import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../cli/src/document/json.ts";
import { InputError } from "../../../cli/src/document/spec-error.ts";
import { assertConstantsUsed, fixedValueOf, withoutConstants } from "../../../cli/src/model/fixed-values.ts";
import { routeNames } from "../../../cli/src/model/names/naming.ts";
import { generateText } from "../generate/generate-text.ts";

const parameter = (place: string, schema: JsonObject, rest: JsonObject = {}): JsonObject => ({
  name: "v",
  in: place,
  schema,
  ...rest,
});
const required = { required: true };

describe("a parameter that a call need not give", () => {
  test.each<[string, JsonObject, string | number | undefined]>([
    ["a path parameter with a default", parameter("path", { default: "1" }, required), "1"],
    ["a path parameter of one value", parameter("path", { enum: [7], default: 8 }), 7],
    ["a path parameter that is a constant", parameter("path", { const: "x" }), "x"],
    ["a required parameter of one value", parameter("query", { enum: ["2024"] }, required), "2024"],
    ["a required header that is a constant", parameter("header", { const: "x" }, required), "x"],
    ["none: a path parameter with a choice", parameter("path", { enum: ["a", "b"] }), undefined],
    ["none: an optional parameter of one value", parameter("query", { enum: ["a"] }), undefined],
    ["none: a required parameter with a default", parameter("query", { default: "a" }, required), undefined],
    ["none: a default that no path can carry", parameter("path", { default: "" }), undefined],
    ["none: a default that is a list", parameter("path", { default: ["a"] }), undefined],
  ])("is %s", (_rule, one, value) => {
    expect(fixedValueOf({}, one)).toEqual(value === undefined ? undefined : { value, isConstant: false });
  });

  test("is a constant of the configuration, in its own place only", () => {
    const constants = { query: { v: 2 } };
    expect(fixedValueOf({}, parameter("query", {}), constants)).toEqual({ value: 2, isConstant: true });
    expect(fixedValueOf({}, parameter("header", {}), constants)).toBeUndefined();
  });

  test("follows a reference to its schema", () => {
    const root = { components: { schemas: { V: { const: 3 } } } };
    expect(fixedValueOf(root, parameter("path", { $ref: "#/components/schemas/V" }))).toMatchObject({ value: 3 });
  });
});

test("a constant that no operation has a parameter for is the input's fault", () => {
  const parameters = [parameter("path", {}), { name: "version", in: "path" }];
  expect(() => assertConstantsUsed({ path: { v: 1 } }, parameters)).not.toThrow();
  expect(() => assertConstantsUsed({ query: { v: 1 } }, parameters)).toThrow(InputError);
  expect(() => assertConstantsUsed({ path: { v: ".." } }, parameters)).toThrow("which leads to another route");
  expect(() => assertConstantsUsed({ path: { versoin: 1 } }, parameters)).toThrow(
    expect.objectContaining({
      message: 'params.path of the configuration: no operation has the path parameter "versoin".',
      hint: 'Is it "version"?',
    }),
  );
});

test.each([
  ["/api/v{version}/orders/{id}", "/api/orders/{id}"],
  ["/{version}", "/"],
  ["/a/{version}-{id}", "/a/-{id}"],
  ["/a/{id}", "/a/{id}"],
])("the path %s is %s where names are made of it", (path, want) => {
  expect(withoutConstants(path, ["version"])).toBe(want);
});

describe("constants of the configuration", () => {
  const yaml = `paths:
  /api/v{version}/orders/{id}:
    parameters: [{ name: version, in: path, required: true, schema: { type: string } }, { name: id, in: path, required: true, schema: { type: string } }]
    get: { parameters: [{ name: X-Client, in: header, required: true, schema: { type: string } }], responses: {} }
  /api/v{version}/ping: { get: { parameters: [{ name: version, in: path, required: true, schema: { type: string } }], responses: {} } }
`;
  const params = { path: { version: "1" }, header: { "X-Client": "web" } };

  test("are in no init, in no type of the document, and in no name, and are sent", () => {
    const { file, model } = generateText(yaml, { params });
    const endpoints = file("endpoints/default.ts");
    expect(model.operations.map(({ name }) => name)).toEqual(["getApiOrdersById", "getApiPing"]);
    expect(endpoints).toContain('{ params: { path: operations["getApiOrdersById"]["parameters"]["path"] } }');
    expect(endpoints).toContain('defaults: { path: { version: "1" }, header: { "X-Client": "web" } }');
    expect(endpoints).toContain("  Client,\n  object,\n");
    expect(file("schema.ts")).not.toContain("version: string");
    expect(file("schema.ts")).toContain('"/api/v{version}/ping": {');
  });

  test("are in no name that a rule makes of the route either, with a prefix or without", () => {
    const named = (names: ReturnType<typeof routeNames>) =>
      generateText(yaml, { params, names }).model.operations.map(({ name }) => name);
    expect(named(routeNames())).toEqual(["getApiOrdersById", "getApiPing"]);
    expect(named(routeNames({ without: "/api/v{version}" }))).toEqual(["getOrdersById", "getPing"]);
    expect(named(routeNames({ without: "/api" }))).toEqual(["getOrdersById", "getPing"]);
  });

  test("serve the operations of a session, which then need no constants of their own", () => {
    const wired = `paths:
  /v{version}/refresh: { post: { parameters: [{ name: version, in: path, required: true, schema: { type: string } }], requestBody: { required: true, content: { application/json: { schema: { type: object, required: [t], properties: { t: { type: string } } } } } }, responses: { 200: { description: "", content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } } } } }
components: { securitySchemes: { b: { type: http, scheme: bearer, x-session: { refresh: { operationId: 'POST /v{version}/refresh', send: /t, accessToken: /a } } } } }
`;
    expect(() => generateText(wired)).toThrow("requires `version` in its path parameters");
    expect(generateText(wired, { params: { path: { version: "1" } } }).model.sessions).toHaveLength(1);
  });
});
