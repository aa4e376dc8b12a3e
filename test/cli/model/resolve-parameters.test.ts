import { describe, expect, test } from "vitest";
import { endpointText, endpointTypes, generateText } from "../generate/generate-text.ts";

describe("params", () => {
  const operation = (parameters: string, path = "/x"): string =>
    `  ${path}: { get: { operationId: x, parameters: [${parameters}], responses: {} } }`;
  test.each([
    ["{ name: q, in: query, schema: {} }", 'params?: { query?: operations["x"]["parameters"]["query"] }', undefined],
    [
      "{ name: q, in: query, required: true, schema: {} }",
      'params: { query: operations["x"]["parameters"]["query"] }',
      undefined,
    ],
    ["{ name: Authorization, in: header, required: true, schema: {} }", "object", undefined],
    ["{ name: c, in: cookie, explode: false, schema: {} }", "cookie?:", "{ cookie: { c: { explode: false } } }"],
    ["{ name: q, in: query, style: form, explode: true, schema: {} }", "query?:", undefined],
    [
      "{ name: q, in: query, style: spaceDelimited, explode: false, schema: {} }",
      "query?:",
      '{ query: { q: { style: "spaceDelimited" } } }',
    ],
    [
      "{ name: q, in: query, style: pipeDelimited, explode: true, schema: {} }",
      "query?:",
      '{ query: { q: { style: "pipeDelimited", explode: true } } }',
    ],
    ["{ name: q, in: query, allowReserved: true, schema: {} }", "query?:", "{ query: { q: { allowReserved: true } } }"],
    [
      "{ name: q, in: query, content: { application/json: { schema: {} } } }",
      "query?:",
      '{ query: { q: { content: "application/json" } } }',
    ],
    [
      "{ name: __proto__, in: query, explode: false, schema: {} }",
      "query?:",
      '{ query: { ["__proto__"]: { explode: false } } }',
    ],
  ])("%s gives %s", (parameters, type, data) => {
    const text = endpointText(operation(parameters));
    expect(text).toContain(type);
    expect(/\n {2}parameters: (.*),\n/.exec(text)?.[1]).toBe(data);
  });

  test.each([
    ["3.1.0", "{ name: q, in: path, required: true, allowReserved: true, schema: {} }", undefined],
    [
      "3.2.0",
      "{ name: q, in: path, required: true, allowReserved: true, schema: {} }",
      "{ path: { q: { allowReserved: true } } }",
    ],
    ["3.2.0", "{ name: q, in: header, allowReserved: true, schema: {} }", undefined],
    ["3.2.0", "{ name: q, in: cookie, style: cookie, schema: {} }", '{ cookie: { q: { style: "cookie" } } }'],
    [
      "3.2.0",
      "{ name: q, in: cookie, style: cookie, explode: true, schema: {} }",
      '{ cookie: { q: { style: "cookie" } } }',
    ],
    [
      "3.2.0",
      "{ name: q, in: cookie, style: cookie, explode: false, schema: {} }",
      '{ cookie: { q: { style: "cookie", explode: false } } }',
    ],
  ])("in OpenAPI %s %s gives %s", (version, parameter, data) => {
    const path = parameter.includes("in: path") ? "/x/{q}" : "/x";
    const { file } = generateText(`openapi: ${version}\ninfo: {}\npaths:\n${operation(parameter, path)}`);
    expect(/\n {2}parameters: (.*),\n/.exec(file("endpoints/default.ts"))?.[1]).toBe(data);
  });

  describe("in `querystring`", () => {
    const content =
      "content: { application/x-www-form-urlencoded: { schema: {}, encoding: { a: { explode: false } } } }";
    const whole = `{ name: q, in: querystring, required: true, ${content} }`;

    test("are the query, in their media type", () => {
      const text = endpointText(operation(whole));
      expect(text).toContain('params: { query: operations["x"]["parameters"]["query"] }');
      expect(text).toContain(
        'querystring: { content: "application/x-www-form-urlencoded", encoding: { a: { explode: false } } },',
      );
    });

    test("are one, the operation's before the path's", () => {
      const text = endpointText(`  /x:
    parameters: [${whole}]
    get: { operationId: x, parameters: [{ name: r, in: querystring, content: { application/json: {} } }], responses: {} }`);
      expect(text).toContain('querystring: { content: "application/json" },');
    });

    test.each([
      ["beside query parameters", `${whole}, { name: r, in: query, schema: {} }`],
      ["without a media type", "{ name: q, in: querystring, schema: {} }"],
    ])("are left out %s, and named", (_, parameters) => {
      const { file, model } = generateText(`paths:\n${operation(parameters)}`);
      expect(file("endpoints/default.ts")).not.toContain("querystring");
      expect(model.notices.map(({ message }) => message)).toEqual([
        "GET /x has the parameter `q` in a place that is not supported; it is left out.",
      ]);
    });
  });

  test("takes a path's parameters, each replaced by the operation's of the same name and place", () => {
    const text = endpointText(`  /x/{id}:
    parameters: [{ name: id, in: path, required: true, style: label, schema: {} }, { name: q, in: query, explode: false, schema: {} }]
    get: { operationId: x, parameters: [{ name: q, in: query, schema: {} }], responses: {} }`);
    expect(text).toContain('parameters: { path: { id: { style: "label" } } },');
  });

  test("has no path parameter that the template does not name", () => {
    expect(
      endpointTypes(
        "  /x: { get: { operationId: x, parameters: [{ name: id, in: path, schema: {} }], responses: {} } }",
      ),
    ).not.toContain("params");
  });

  test("knows a path parameter that only the template names", () => {
    expect(endpointTypes("  /x/{id}: { get: { operationId: x, responses: {} } }")).toContain("params: { path:");
  });
});

test("describes a parameter in the words of the reference to it", () => {
  const { file } = generateText(`
paths: { /x: { get: { operationId: x, parameters: [{ $ref: "#/components/parameters/Q", description: Here }], responses: {} } } }
components: { parameters: { Q: { name: q, in: query, description: There, schema: { type: string } } } }`);
  expect(file("schema.ts")).toContain("/** @description Here */\n                q?: string;");
});
