import { expect, test } from "vitest";
import { hasForbiddenBody, resolveBody } from "../../../cli/src/model/resolve-body.ts";

const root = {
  components: {
    requestBodies: {
      B: { required: true, content: { "application/json": { schema: { $ref: "#/components/schemas/S" } } } },
    },
  },
};

test("a body has its media types, with the names of their schemas", () => {
  const body = resolveBody(root, { requestBody: { $ref: "#/components/requestBodies/B" } }, (name) => `${name}Input`);
  expect(body).toEqual({
    required: true,
    media: [
      {
        type: "application/json",
        kind: "json",
        schema: "SInput",
        schemaText: '{"$ref":"#/components/schemas/S"}',
        needsFile: false,
        encodings: {},
      },
    ],
  });
});

test("a body is optional unless it says otherwise", () => {
  const body = resolveBody(root, { requestBody: { content: { "text/csv": {} } } }, () => undefined);
  expect(body).toMatchObject({ required: false, media: [{ kind: "text", schema: undefined }] });
});

test.each<[string, object, boolean]>([
  ["a required file", { required: ["f"], properties: { f: { type: "string", format: "binary" } } }, true],
  ["a required list of files", { required: ["f"], properties: { f: { items: { format: "binary" } } } }, true],
  ["a file in a part", { allOf: [{ required: ["f"], properties: { f: { format: "binary" } } }] }, true],
  ["a file that may be left out", { properties: { f: { format: "binary" } } }, false],
  ["a text", { required: ["f"], properties: { f: { type: "string" } } }, false],
])("a multipart body with %s needs a file: %s", (_name, schema, want) => {
  const content = { "multipart/form-data": { schema }, "application/json": { schema } };
  const body = resolveBody(root, { requestBody: { content } } as never, () => undefined);
  expect(body?.media.map(({ needsFile }) => needsFile)).toEqual([want, false]);
});

test.each([[{}], [{ requestBody: { content: {} } }], [{ requestBody: { $ref: "#/no" } }]])(
  "%j has none",
  (operation) => {
    expect(resolveBody(root, operation, () => undefined)).toBeUndefined();
  },
);

test.each([
  ["get", true],
  ["head", true],
  ["delete", false],
  ["query", false],
])("fetch refuses a body on %s: %s", (method, want) => {
  expect(hasForbiddenBody(method, { requestBody: {} })).toBe(want);
  expect(hasForbiddenBody(method, {})).toBe(false);
});
