import { describe, expect, test } from "vitest";
import { acceptedTypes } from "../../../../cli/src/generate/emit/emit-operation-data.ts";
import { endpointText } from "../generate-text.ts";

function data(operation: string, rest = ""): string {
  const text = endpointText(`  /x: { post: { operationId: x, ${operation} } }`, rest);
  return text.slice(text.indexOf("defineEndpoint(") + "defineEndpoint(".length).replaceAll(/\s+/g, " ");
}

describe("the wire facts", () => {
  test("are name, method and path where nothing else is to say", () => {
    expect(data("responses: {}")).toBe('{ id: "x", method: "POST", path: "/x", }); ');
  });

  test("have the empty alternative last", () => {
    const schemes = "components: { securitySchemes: { a: { type: http, scheme: bearer } } }";
    expect(data("security: [{}, { a: [r] }], responses: {}", schemes)).toContain('security: [{ a: ["r"] }, {}],');
  });

  test("have a key that would set a prototype as a computed one", () => {
    const body = "{ content: { multipart/form-data: { encoding: { __proto__: { contentType: image/png } } } } }";
    expect(data(`requestBody: ${body}, responses: {}`)).toContain('{ ["__proto__"]: { contentType: "image/png" } }');
  });

  test("have a key that every object has with a value that is taken as it is", () => {
    const parameters =
      "[{ name: valueOf, in: query, explode: false, schema: {} }, { name: toString, in: query, style: deepObject, schema: {} }]";
    expect(data(`parameters: ${parameters}, responses: {}`)).toContain(
      'query: { valueOf: { explode: false } as const, toString: { style: "deepObject" } as const }',
    );
  });

  test.each([
    ["{ items: '', next: link }", '{ items: "", next: "link" }'],
    [
      "{ items: /a~1b, next: { query: p, by: 1, start: 0 }, more: /m }",
      '{ items: "/a~1b", next: { query: "p", by: 1, start: 0 }, more: "/m" }',
    ],
  ])("have the pages %s", (pages, want) => {
    const schema = "{ anyOf: [{ type: array, items: {} }, { type: object, properties: { a/b: {}, m: {} } }] }";
    const rest = `parameters: [{ name: p, in: query, schema: {} }], responses: { "200": { description: "", content: { application/json: { schema: ${schema} } } } }`;
    expect(data(`x-pages: ${pages}, ${rest}`)).toContain(` pages: ${want}, `);
  });

  test("list the parameters by place, and only those that are unusual", () => {
    const parameters =
      "[{ name: c, in: cookie, explode: false, schema: {} }, { name: a, in: query, explode: false, schema: {} }, { name: b, in: query, schema: {} }]";
    expect(data(`parameters: ${parameters}, responses: {}`)).toContain(
      "parameters: { query: { a: { explode: false } }, cookie: { c: { explode: false } } },",
    );
  });
});

describe("what a call accepts", () => {
  const media = (type: string) => ({ type, twin: type, kind: "json", schema: undefined, item: undefined }) as const;
  const [json, csv, problem] = ["application/json", "text/csv", "application/problem+json"].map(media);
  if (json === undefined || csv === undefined || problem === undefined) throw new Error("There are three.");

  test.each([
    {
      rule: "is one media type a status",
      responses: [
        { status: "200", media: [json, csv] },
        { status: "404", media: [problem, csv] },
      ],
      want: ["application/json", "application/problem+json"],
    },
    {
      rule: "is no error's type that a success could be sent in",
      responses: [
        { status: "200", media: [csv, json] },
        { status: "404", media: [json] },
      ],
      want: ["text/csv"],
    },
    {
      rule: "is each type once",
      responses: [
        { status: "200", media: [json] },
        { status: "201", media: [json] },
        { status: "default", media: [json] },
      ],
      want: ["application/json"],
    },
    { rule: "is nothing without content", responses: [{ status: "200", media: [] }], want: [] },
  ])("$rule", ({ responses, want }) => {
    expect(acceptedTypes({ responses: responses.map((response) => ({ ...response, headers: [] })) })).toEqual(want);
  });

  const answers = (responses: string): string | undefined =>
    /answers: (.*),\n/.exec(endpointText(`  /x: { get: { operationId: x, responses: ${responses} } }`))?.[1];
  const of = (...types: string[]): string =>
    `{ description: "", content: { ${types.map((type) => `${type}: {}`).join(", ")} } }`;

  test.each([
    [`{ "200": ${of("application/json")}, "404": ${of("application/problem+json")} }`, undefined],
    [`{ "200": ${of("text/plain")} }`, undefined],
    [`{ default: ${of("application/json")} }`, undefined],
    ["{}", undefined],
    [`{ "200": ${of("text/plain")}, "404": ${of("application/json")} }`, '{ 200: ["text/plain"] }'],
    [`{ "200": ${of("application/json")}, "202": ${of()} }`, '{ 200: ["application/json"] }'],
    [`{ "204": ${of()}, "404": ${of("application/json")} }`, "{}"],
    [`{ "2XX": ${of("application/json", "text/csv")} }`, '{ "2XX": ["application/json", "text/csv"] }'],
  ])("%s says of its successes %s", (responses, want) => {
    expect(answers(responses)).toBe(want);
  });
});
