import { describe, expect, test } from "vitest";
import { told } from "../diff-text.ts";

const compared = (before: string, now: string): string[] => {
  const api = (
    security: string,
  ): string => `paths: { /a: { get: { operationId: a, security: [${security}], responses: {} } } }
components: { securitySchemes: { a: { type: http, scheme: bearer }, b: { type: http, scheme: basic }, c: { type: apiKey, in: header, name: X } } }`;
  return told(api(before), api(now));
};

describe("security", () => {
  test.each([
    ["", "{ a: [] }", ["security-added: `a` is required; it was public."]],
    ["{ a: [] }", "", ["security-removed: It is public; it required `a`."]],
    ["", "{}, { a: [] }", ["security-alternative-added: `a` may be given."]],
    ["{ a: [] }", "{ a: [] }, {}", ["security-optional: `a` is optional."]],
    ["{}, { a: [] }", "{ a: [] }", ["security-required: `a` is required; it was optional."]],
    ["{ a: [] }", "{ a: [], b: [] }", ["security-scheme-added: `a` with `b` is required; it was `a`."]],
    ["{ a: [], b: [] }", "{ a: [] }", ["security-scheme-removed: `a` will do; it was `a` with `b`."]],
    ["{ a: [] }", "{ b: [] }", ["security-scheme-replaced: `b` is required; it was `a`."]],
    ["{ a: [] }", "{ a: [] }, { b: [] }", ["security-alternative-added: `b` will do too."]],
    ["{ a: [] }, { b: [] }", "{ a: [] }", ["security-alternative-removed: `b` will no longer do."]],
    ["{ a: [] }, { a: [], b: [] }", "{ a: [] }", ["security-scheme-removed: `a` with `b` is more than enough."]],
    [
      "{ a: [] }, { b: [] }",
      "{ b: [] }, { a: [] }",
      ["security-order-changed: A client that holds several credentials sends `b`; it sent `a`."],
    ],
    [
      "{ a: [] }",
      "{ b: [] }, { a: [] }",
      [
        "security-alternative-added: `b` will do too.",
        "security-order-changed: A client that holds several credentials sends `b`; it sent `a`.",
      ],
    ],
    ["{ a: [x] }", "{ a: [x, y] }", ["security-scope-added: `a` needs `y`."]],
    ["{ a: [x, y] }", "{ a: [x] }", ["security-scope-removed: `a` no longer needs `y`."]],
    ["{ a: [], b: [] }", "{ b: [], a: [] }", []],
  ])("%s and %s", (before, now, want) => {
    expect(compared(before, now)).toEqual(want);
  });

  test("of the whole document is each operation's", () => {
    const api = (
      security: string,
    ): string => `security: [${security}]\npaths: { /a: { get: { operationId: a, responses: {} } }, /b: { get: { operationId: b, security: [], responses: {} } } }
components: { securitySchemes: { a: { type: http, scheme: bearer } } }`;
    expect(told(api(""), api("{ a: [] }"))).toEqual(["security-added: `a` is required; it was public."]);
  });
});
