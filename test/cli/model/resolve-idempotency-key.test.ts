import { expect, test } from "vitest";
import { endpointText, generateText } from "../generate/generate-text.ts";

test("the header that an operation names is what its endpoint knows", () => {
  expect(endpointText("  /x: { post: { operationId: x, x-idempotency-key: X-Once, responses: {} } }")).toContain(
    'path: "/x",\n  idempotencyKey: "X-Once",\n',
  );
});

test("an operation that names none has nothing of it", () => {
  expect(endpointText("  /x: { post: { operationId: x, responses: {} } }")).not.toContain("idempotencyKey");
});

test.each(["true", "''", "'a b'", "[X-Once]", "null"])(
  "%s is no header's name, and is told where it stands",
  (name) => {
    expect(() =>
      generateText(`paths:\n  /x:\n    post:\n      x-idempotency-key: ${name}\n      responses: {}\n`),
    ).toThrow("test.yaml:6:26: `x-idempotency-key` of POST /x is no header's name.");
  },
);

test("it is told behind a reference, and in additional operations", () => {
  const paths = 'paths: { /x: { $ref: "#/components/pathItems/X" } }';
  const item = "{ additionalOperations: { COPY: { x-idempotency-key: 1, responses: {} } } }";
  expect(() => generateText(`openapi: 3.2.0\ninfo: {}\n${paths}\ncomponents: { pathItems: { X: ${item} } }`)).toThrow(
    expect.objectContaining({ pointer: "/components/pathItems/X/additionalOperations/COPY/x-idempotency-key" }),
  );
});
