import { expect, test } from "vitest";
import { endpointText, generateText } from "../generate-text.ts";

function operation(headers: string, further = ""): string {
  return `  /x: { get: { operationId: x, responses: { "204": { description: "", headers: ${headers} }${further} } } }`;
}

test.each([
  ["{ Link: { schema: { type: string } } }", "{ Link?: string }"],
  ["{ X-Total: { required: true, schema: { type: integer } } }", '{ "X-Total": number }'],
  ["{ A: { schema: { enum: [b, c] } }, D: { schema: { type: boolean } } }", '{ A?: "b" | "c"; D?: boolean }'],
  ["{ A: { schema: { type: array, items: { enum: [b, c] } } } }", '{ A?: ("b" | "c")[] }'],
  ["{ A: { schema: { type: array, items: { type: number } } } }", "{ A?: number[] }"],
  ["{ A: { content: { application/json: {} } } }", "{ A?: unknown }"],
])("an answer with the headers %s has the type %s", (headers, want) => {
  expect(endpointText(operation(headers))).toContain(`SuccessWithHeaders<204, undefined, ${want}>`);
});

test("the operation reads what it declares, by status", () => {
  const further = ', 4XX: { description: "", headers: { Retry-After: { schema: { type: integer } } } }';
  const text = endpointText(operation("{ A: { schema: { type: boolean } } }", further));
  expect(text).toContain(
    'headers: /* @__PURE__ */ declaredHeaders({ 204: { A: "boolean" }, "4XX": { "Retry-After": "number" } }),',
  );
  expect(text).toContain('FailureWithHeaders<ClientErrorStatus, unknown, { "Retry-After"?: number }>');
});

test("a header may be called as what every object has", () => {
  expect(endpointText(operation("{ constructor: {}, A: {} }"))).toContain(
    '{ 204: { constructor: "string" as const, A: "string" } }',
  );
});

test("only a file with such an operation imports what reads them", () => {
  const file = (headers: string) => generateText(`paths:\n${operation(headers)}`).file("endpoints/default.ts");
  expect(file("{ A: {} }")).toMatch(/^ {2}declaredHeaders,$/m);
  expect(file("{}")).not.toContain("declaredHeaders");
});

test("statuses with other headers are apart, so that a status narrows to its own", () => {
  const further = ', "401": { description: "", headers: { A: {} } }, "403": { description: "" }';
  const text = endpointText(operation("{}", further));
  expect(text).toContain("FailureWithHeaders<401, unknown, { A?: string }>");
  expect(text).toContain("Failure<403, unknown>");
  expect(text).toContain("Failure<HttpErrorStatusBut401, unknown>");
});
