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
    media: [{ type: "application/json", kind: "json", schema: "SInput", encodings: {} }],
  });
});

test("a body is optional unless it says otherwise", () => {
  const body = resolveBody(root, { requestBody: { content: { "text/csv": {} } } }, () => undefined);
  expect(body).toMatchObject({ required: false, media: [{ kind: "text", schema: undefined }] });
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
