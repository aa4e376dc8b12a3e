import { describe, expect, test } from "vitest";
import { endpointText } from "../generate/generate-text.ts";

describe("a multipart body by position", () => {
  test.each([
    ["prefixEncoding: [{}, { contentType: image/png }]", 'prefixEncoding: [{}, { contentType: "image/png" }]'],
    ["itemEncoding: { contentType: image/jpeg }", 'itemEncoding: { contentType: "image/jpeg" }'],
    [
      "prefixEncoding: [{ contentType: multipart/mixed, itemEncoding: { contentType: text/csv } }]",
      'prefixEncoding: [{ contentType: "multipart/mixed", itemEncoding: { contentType: "text/csv" } }]',
    ],
    [
      "itemEncoding: { headers: { X-A: { schema: { const: a } }, X-B: { schema: { enum: [b] } }, X-C: { schema: { enum: [c, d] } } } }",
      'itemEncoding: { headers: { "X-A": "a", "X-B": "b" } }',
    ],
  ])("has %s", (encodings, data) => {
    const content = `{ multipart/mixed: { schema: { type: array }, ${encodings} } }`;
    const text = endpointText(
      `  /x: { post: { operationId: x, requestBody: { content: ${content} }, responses: {} } }`,
    );
    expect(text.replaceAll(/\s+/g, " ").replaceAll(",  }", " }")).toContain(data);
  });
});
