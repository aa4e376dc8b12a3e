import { describe, expect, test } from "vitest";
import { endpointTypes, generateText } from "../generate-text.ts";

const operation = (responses: string, method = "get"): string =>
  `  /x: { ${method}: { operationId: x, responses: ${responses} } }`;
const json = "{ description: '', content: { application/json: { schema: {} } } }";
const problem =
  "{ description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }";
const detail =
  "{ description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Detail' } } } }";
const other = "{ description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Other' } } } }";
const near = "{ description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Near' } } } }";
const schemas = `components:
  schemas:
    Problem: { type: object, properties: { title: { type: string } } }
    Detail: { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { fields: {} } }] }
    Near: { type: object, properties: { title: { type: string }, code: {} } }
    Other: { type: object, properties: { message: { type: string } } }`;

/** The members of the result. */
function members(responses: string, method?: string): string[] {
  const text = endpointTypes(operation(responses, method), schemas);
  const result = text.slice(text.search(/^\s*(?:\| )?(?:Success|Failure)/m));
  return result
    .split(/\s*(?:\||^)\s*(?=(?:Success|Failure)<)/m)
    .map((member) => member.trim())
    .filter((member) => member !== "");
}

describe("a success", () => {
  test.each([
    ['{ "204": { description: "" } }', "Success<204, undefined>"],
    ['{ "205": { description: "" } }', "Success<205, undefined>"],
    ['{ "200": { description: "", content: { text/csv: {} } } }', "Success<200, string>"],
    ['{ "200": { description: "", content: { image/png: {} } } }', "Success<200, Blob>"],
    ['{ "200": { description: "", content: { text/event-stream: {} } } }', "Success<200, EventStream>"],
    ['{ "206": { description: "", content: { video/mp4: {} } } }', "Success<206, Blob>"],
    // Servers answer all the same.
    ['{ "200": { description: "" } }', "Success<200, unknown>"],
    ['{ "200": { description: "", content: {} } }', "Success<200, unknown>"],
    ['{ "201": { description: "", content: { void: {} } } }', "Success<201, unknown>"],
    ['{ "2XX": { description: "" } }', "Success<SuccessStatus, unknown>"],
    // Without any, `default` or nothing at all.
    ['{ default: { description: "" } }', "Success<SuccessStatus, unknown>"],
    ['{ default: { description: "", content: { text/plain: {} } } }', "Success<SuccessStatus, string>"],
    ['{ "302": { description: "" } }', "Success<SuccessStatus, unknown>"],
    ['{ "404": { description: "" } }', "Success<SuccessStatus, unknown>"],
    ["{}", "Success<SuccessStatus, unknown>"],
  ])("of %s is %s", (responses, want) => {
    expect(members(responses)[0]).toBe(want);
  });

  test.each([
    [
      "{ text/plain: {}, application/json: { schema: { $ref: '#/components/schemas/Other' } }, text/json: {} }",
      "schemas.Other",
    ],
    ["{ text/json: { schema: { $ref: '#/components/schemas/Other' } }, application/hal+json: {} }", "schemas.Other"],
    ["{ text/csv: {}, application/hal+json: { schema: { $ref: '#/components/schemas/Other' } } }", "schemas.Other"],
    [
      "{ application/xml: {}, Application/JSON; charset=utf-8: { schema: { $ref: '#/components/schemas/Other' } } }",
      "schemas.Other",
    ],
    ["{ image/png: {}, text/csv: {} }", "Blob"],
    ["{ text/csv: {}, image/png: {} }", "string"],
    ["{ void: {}, text/csv: {} }", "string"],
  ])("in %s is %s", (content, want) => {
    expect(members(`{ "200": { description: "", content: ${content} } }`)[0]).toBe(`Success<200, ${want}>`);
  });

  test("of HEAD has no data, and an error of it is the status line", () => {
    expect(members(`{ "200": ${json}, "404": ${json} }`, "head")).toEqual([
      "Success<200, undefined>",
      "Failure<404, string>",
      "Failure<HttpErrorStatus, string>",
    ]);
  });
});

describe("a failure", () => {
  const success = '"204": { description: "" }';
  test.each<{ rule: string; declared: string; want: string[] }>([
    { rule: "has every status from 400", declared: "", want: ["Failure<HttpErrorStatus, unknown>"] },
    {
      rule: "that nobody declares is what the declared ones are",
      declared: `, "401": ${problem}, "404": ${problem}`,
      want: ["Failure<401 | 404, schemas.Problem>", "Failure<HttpErrorStatus, schemas.Problem>"],
    },
    {
      rule: "that nobody declares is what the declared ones extend",
      declared: `, "401": ${problem}, "422": ${detail}`,
      want: [
        "Failure<401, schemas.Problem>",
        "Failure<422, schemas.Detail>",
        "Failure<HttpErrorStatusBut422, schemas.Problem>",
      ],
    },
    {
      rule: "that nobody declares may be any that have a property in common",
      declared: `, "401": ${problem}, "409": ${near}`,
      want: [
        "Failure<401, schemas.Problem>",
        "Failure<409, schemas.Near>",
        "Failure<HttpErrorStatusBut401And409, schemas.Problem | schemas.Near>",
      ],
    },
    {
      rule: "that nobody declares is unknown where the declared ones have nothing in common",
      declared: `, "401": ${problem}, "409": ${other}`,
      want: [
        "Failure<401, schemas.Problem>",
        "Failure<409, schemas.Other>",
        "Failure<HttpErrorStatusBut401And409, unknown>",
      ],
    },
    {
      rule: "that nobody declares is unknown beside a validation error alone",
      declared: `, "422": ${detail}`,
      want: ["Failure<422, schemas.Detail>", "Failure<HttpErrorStatusBut422, unknown>"],
    },
    {
      rule: "without content is what the others are",
      declared: `, "401": ${problem}, "403": { description: "" }`,
      want: ["Failure<401 | 403, schemas.Problem>", "Failure<HttpErrorStatus, schemas.Problem>"],
    },
    {
      rule: "without content is unknown by itself",
      declared: ', "403": { description: "" }',
      want: ["Failure<403, unknown>", "Failure<HttpErrorStatus, unknown>"],
    },
    {
      rule: "of a range leaves the other range",
      declared: `, "4XX": ${problem}`,
      want: ["Failure<ClientErrorStatus, schemas.Problem>", "Failure<ServerErrorStatus, schemas.Problem>"],
    },
    {
      rule: "of a range is less than what stands beside it",
      declared: `, "4XX": ${problem}, "404": ${other}`,
      want: [
        "Failure<404, schemas.Other>",
        "Failure<ClientErrorStatusBut404, schemas.Problem>",
        "Failure<ServerErrorStatus, unknown>",
      ],
    },
    {
      rule: "of both ranges is every one",
      declared: `, "4XX": ${problem}, "5XX": ${problem}`,
      want: ["Failure<ClientErrorStatus | ServerErrorStatus, schemas.Problem>"],
    },
    {
      rule: "by default is every status that is no success",
      declared: `, default: ${problem}`,
      want: ["Failure<ErrorStatus, schemas.Problem>"],
    },
    {
      rule: "of 304 is the status line, and a redirection with a body that nobody describes is unknown",
      declared: ', "302": { description: "" }, "304": { description: "" }',
      want: ["Failure<302, unknown>", "Failure<304, string>", "Failure<HttpErrorStatus, unknown>"],
    },
    {
      rule: "that streams is a text",
      declared: ', "400": { description: "", content: { text/event-stream: {} } }',
      want: ["Failure<400, string>", "Failure<HttpErrorStatus, string>"],
    },
    {
      rule: "in several media types is JSON",
      declared: `, "400": { description: "", content: { text/plain: {}, application/problem+json: { schema: { $ref: '#/components/schemas/Problem' } } } }`,
      want: ["Failure<400, schemas.Problem>", "Failure<HttpErrorStatus, schemas.Problem>"],
    },
  ])("$rule", ({ declared, want }) => {
    expect(members(`{ ${success}${declared} }`).slice(1).toSorted()).toEqual(want.toSorted());
  });

  test("leaves redirections open where no answer is declared at all", () => {
    expect(members("{}")[1]).toBe("Failure<ErrorStatus, unknown>");
  });
});

test("a range without another one is declared in its file, and not imported", () => {
  const yaml = `paths:\n${operation(`{ "4XX": ${problem}, default: ${other} }`)}\n${schemas}`;
  const text = generateText(yaml).file("endpoints/default.ts");
  expect(text).toContain("type ErrorStatusButClientErrorStatus =");
  expect(text).not.toContain("type ErrorStatusButClientErrorStatus,");
  expect(text).toContain("  type ClientErrorStatus,");
});
