import { expect, test } from "vitest";
import { resolveErrors } from "../../../cli/src/model/resolve-errors.ts";
import { generateText } from "../generate/generate-text.ts";

const yaml = `
paths:
  /x:
    get:
      operationId: x
      responses: { "200": { description: "" }, "403": { description: "" } }
components: { schemas: { Problem: { type: object, properties: { title: { type: string } } }, UndeclaredError: { type: string } } }
`;

test("a name is that of a component", () => {
  const text = generateText(yaml, { errors: "Problem" }).file("endpoints/default.ts");
  expect(text).toContain("Failure<403, schemas.Problem> | Failure<HttpErrorStatus, schemas.Problem>");
});

test("a schema becomes a component of its own", () => {
  const errors = { type: "object", properties: { inner: { $ref: "#/components/schemas/Problem" } } };
  const { file } = generateText(yaml, { errors });
  expect(file("endpoints/default.ts")).toContain("Failure<HttpErrorStatus, schemas.UndeclaredError_>");
  expect(file("schemas.ts")).toMatch(/UndeclaredError_ \{\s+inner\?: Problem;/);
});

test("what an operation declares comes first", () => {
  const declared = yaml.replace(
    '"403": { description: "" }',
    '"403": { description: "", content: { text/plain: {} } }',
  );
  expect(generateText(declared, { errors: "Problem" }).file("endpoints/default.ts")).not.toContain("schemas.Problem");
});

test("without any, nothing is known of such errors, and the document is as it was", () => {
  expect(generateText(yaml).file("endpoints/default.ts")).toContain("Failure<HttpErrorStatus, unknown>");
  expect(resolveErrors({ a: 1 }, undefined)).toEqual({ root: { a: 1 }, name: undefined });
});

test("a name that no schema has is an input at fault", () => {
  expect(() => generateText(yaml, { errors: "Problen" })).toThrow(
    '`errors` of the configuration names the schema "Problen", which does not exist.',
  );
  expect(() => generateText("paths: {}", { errors: "constructor" })).toThrow("does not exist");
});

test("a schema that refers to nothing is one too", () => {
  expect(() => generateText(yaml, { errors: { items: [{ $ref: "#/components/schemas/No" }] } })).toThrow(
    '`errors` of the configuration refers to "#/components/schemas/No", which does not exist.',
  );
});
