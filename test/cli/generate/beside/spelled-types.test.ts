import { expect, test } from "vitest";
import { spelledTypes } from "../../../../cli/src/generate/beside/spelled-types.ts";
import { print } from "../../../../cli/src/generate/text/layout.ts";

const schema = `
export interface components {
  schemas: { Post: schemas.Post; "odd name": { next?: components["schemas"]["odd name"] } };
  parameters: { Page: number };
}
export interface operations {
  list: {
    parameters: {
      query: {
        /** @description The page. */
        page?: components["parameters"]["Page"];
        "a\\"b\`": "x" | "y";
      };
      cookie?: never;
    };
    requestBody?: { content: { "text/x": { post: components["schemas"]["odd name"][]; gone?: never } } };
    responses: { 200: { content: { "application/json": ${JSON.stringify("v".repeat(2000))} } } };
  };
}`;
const named = { key: "odd name", name: "odd_name", description: undefined, deprecated: false, inputOf: undefined };

function spelled(type: string): string {
  return print(spelledTypes([schema], [named])(type));
}

test.each([
  ['operations["list"]["parameters"]["query"]', '{ page?: number; "a\\"b`": "x" | "y" }'],
  ['Operations["list"]["parameters"]["query"]["page"]', "number"],
  ['NonNullable<operations["list"]["requestBody"]>["content"]["text/x"]', "{ post: schemas.odd_name[] }"],
  [
    'EventStream<ServerSentEvent<operations["list"]["parameters"]["query"]["page"]>>',
    "EventStream<ServerSentEvent<number>>",
  ],
  ['ItemStream<operations["list"]["parameters"]["query"]>', 'ItemStream<{ page?: number; "a\\"b`": "x" | "y" }>'],
  // One that has itself inside would have no end.
  ['components["schemas"]["odd name"]', "schemas.odd_name"],
  ['components["schemas"]["odd name"][]', "schemas.odd_name[]"],
])("%s is written out", (type, want) => {
  expect(spelled(type)).toBe(want);
});

test.each([
  "schemas.Post",
  "Client<{ operations: true }>",
  'operations["gone"]["parameters"]["query"]',
  'operations["list"]["responses"][200]["content"]["application/json"]',
])("%s stays as it is", (type) => {
  expect(spelled(type)).toBe(type);
});
