import { describe, expect, test } from "vitest";
import { InputError } from "../../../cli/src/document/spec-error.ts";
import { assertSchemesKnown } from "../../../cli/src/model/check-scheme-names.ts";
import { generateText } from "../generate/generate-text.ts";

const root = { components: { securitySchemes: { bearerAuth: {} } }, security: [{ fromRoot: [] }] };
const operations = [{ security: [{ undeclared: [], other: [] }] }];

describe("a scheme of the configuration", () => {
  test.each([
    ["the document has", { schemes: { bearerAuth: {} }, session: { bearerAuth: {} } }],
    ["an operation requires", { schemes: { other: {} }, session: { undeclared: {} } }],
    ["the document requires", { schemes: { fromRoot: {} } }],
    ["the configuration requires", { schemes: { mine: {} }, security: [{ mine: [] }] }],
    ["the configuration defines and wires", { schemes: { mine: {} }, session: { mine: {} } }],
  ])("may be one that %s", (_rule, options) => {
    expect(() => assertSchemesKnown(root, operations, options)).not.toThrow();
  });

  test.each([
    [
      { session: { bearer: {} } },
      /^session of the configuration: .* "bearer"\.$/,
      /^There are "bearerAuth", "fromRoot"/,
    ],
    [{ session: { bearerAuht: {} } }, /"bearerAuht"/, /^Is it "bearerAuth"\?$/],
    [{ schemes: { beareAuth: {} } }, /^schemes of the configuration: .* "beareAuth"\.$/, /^Is it "bearerAuth"\?$/],
  ])("is at fault where nothing has or requires it: %j", (options, message, hint) => {
    expect(() => assertSchemesKnown(root, operations, options)).toThrow(
      expect.objectContaining({ message: expect.stringMatching(message), hint: expect.stringMatching(hint) }),
    );
  });

  test("may be one that only operations name which a filter leaves out", () => {
    const yaml =
      "paths: { /a: { get: { operationId: a, security: [{ k: [] }], responses: {} } }, /b: { get: { operationId: b, responses: {} } } }";
    const schemes = { k: { type: "http", scheme: "basic" } };
    expect(() => generateText(yaml, { schemes, exclude: ["a"] })).not.toThrow();
    expect(() => generateText(yaml, { schemes: { l: {} } })).toThrow(InputError);
  });
});
