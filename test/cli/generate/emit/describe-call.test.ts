import { expect, test } from "vitest";
import { emitSignature, takesInput } from "../../../../cli/src/generate/emit/describe-call.ts";
import { fileContext } from "../../../../cli/src/generate/emit/file-context.ts";
import type { OperationModel } from "../../../../cli/src/model/spec-model.ts";
import { generateText } from "../generate-text.ts";

function operationOf(operation: string): OperationModel {
  const [first] = generateText(`paths:\n  /x: { get: { operationId: x, ${operation} } }\n`).model.operations;
  if (first === undefined) throw new Error("There is no operation");
  return first;
}

const signature = (operation: string): string => emitSignature(operationOf(operation), fileContext(new Set()));

test("a call without input takes a client alone", () => {
  expect(signature('responses: { "204": { description: "" } }')).toBe(
    `x(
  client: Client,
): Promise<
  | Success<204, undefined>
  | Failure<HttpErrorStatus, unknown>
>`.replace(
      "  | Success<204, undefined>\n  | Failure<HttpErrorStatus, unknown>",
      "  Success<204, undefined> | Failure<HttpErrorStatus, unknown>",
    ),
  );
});

test("input that can be left out is optional", () => {
  const parameter = (required: boolean) =>
    `parameters: [{ name: a, in: query, required: ${required}, schema: {} }], responses: {}`;
  expect(signature(parameter(false))).toContain(
    '  init?: { params?: { query?: operations["x"]["parameters"]["query"] } },\n',
  );
  expect(signature(parameter(true))).toContain("  init: { params: { query: ");
});

test("a call cannot do without what is required", () => {
  expect(takesInput(operationOf("responses: {}"))).toBe(false);
  expect(
    takesInput(operationOf("parameters: [{ name: a, in: header, required: true, schema: {} }], responses: {}")),
  ).toBe(true);
  expect(takesInput(operationOf("parameters: [{ name: a, in: header, schema: {} }], responses: {}"))).toBe(false);
});
