import { expect, test } from "vitest";
import { endpointText } from "../generate-text.ts";

function text(content: string, further = ""): string {
  return endpointText(
    `  /x: { get: { operationId: x, responses: { "200": { description: "", content: ${content} }${further} } } }`,
  );
}

test("a call can accept another media type, with other data", () => {
  const endpoint = text("{ text/csv: {}, application/json: { schema: { type: object } }, image/png: {} }");
  expect(endpoint).toContain("NegotiatedEndpoint<");
  expect(endpoint).toContain('{ accept?: "application/json" | "text/csv" | "image/png" },');
  expect(endpoint).toContain('{ "text/csv": Success<200, string>; "image/png": Success<200, Blob> }\n> =');
  expect(endpoint).toContain('answers: { 200: ["application/json", "text/csv", "image/png"] }');
  expect(endpoint).toContain('accept: ["application/json"],');
});

test("a range beside JSON has the type of its component, or nothing that is known", () => {
  const json = "application/json: { schema: { type: object } }";
  expect(text(`{ "*/*": {}, ${json} }`)).toContain('{ "*/*": Success<200, unknown> }');
  expect(text(`{ "*/*": { schema: { type: array } }, ${json} }`)).toContain('{ "*/*": Success<200, unknown> }');
  expect(text(`{ "*/*": { schema: { type: object } }, ${json} }`)).not.toContain("NegotiatedEndpoint");
});

test("an answer that has no such media type is as ever beside one that has", () => {
  const endpoint = text(
    "{ text/csv: {}, image/png: {} }",
    ', "202": { description: "", content: { application/pdf: {} } }, "206": { description: "", content: { image/png: {} } }',
  );
  expect(endpoint).toContain('"image/png": Success<200 | 202 | 206, Blob>');
  expect(endpoint).toContain('"application/pdf"');
});

test("media types that differ in nothing but their names change no data", () => {
  const schema = "{ schema: { type: array, items: { type: object } } }";
  const endpoint = text(`{ application/json: ${schema}, text/json: ${schema} }`);
  expect(endpoint).not.toContain("NegotiatedEndpoint");
  expect(endpoint).toContain('{ accept?: "application/json" | "text/json" }');
});

test.each([
  ["one media type", "{ application/json: {} }", ""],
  ["one for each status", "{ application/json: {} }", ', "202": { description: "", content: { text/plain: {} } }'],
  [
    "several for an error alone",
    "{ application/json: {} }",
    ', "400": { description: "", content: { text/plain: {}, application/json: {} } }',
  ],
  ["none that is one", "{ void: {} }", ""],
])("there is nothing to choose with %s", (_, content, further) => {
  expect(text(content, further)).not.toContain("accept?:");
});
