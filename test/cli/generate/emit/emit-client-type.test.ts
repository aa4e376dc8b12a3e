import { describe, expect, test } from "vitest";
import { code, describeSecurity, emitClientType } from "../../../../cli/src/generate/emit/emit-client-type.ts";
import { print } from "../../../../cli/src/generate/text/layout.ts";
import type { OperationModel, Requirement } from "../../../../cli/src/model/spec-model.ts";
import { generateText } from "../generate-text.ts";

const [plain] = generateText("paths: { /x: { get: { operationId: x, responses: {} } } }").model.operations;

function operation(security: readonly Requirement[], optionalSecurity = false): OperationModel {
  if (plain === undefined) throw new TypeError("no operation");
  return { ...plain, security, optionalSecurity };
}

describe("what a client has to hold", () => {
  test.each<[readonly Requirement[], string[]]>([
    [[], ["Client"]],
    [[{ b: [], a: [] }], ["Client<{ a: true; b: true }>"]],
    [
      [{ a: [] }, { b: [] }],
      ["Client<{ a: true }>", "Client<{ b: true }>"],
    ],
    [[{ a: ["read"] }, { a: ["write"] }], ["Client<{ a: true }>"]],
    [[{ "x-y": [] }], ['Client<{ "x-y": true }>']],
  ])("for %j is %j", (security, want) => {
    expect(emitClientType(operation(security)).map((member) => print(member))).toEqual(want);
  });

  test("is nothing where the credential may be left out", () => {
    expect(emitClientType(operation([{ a: [] }], true))).toEqual(["Client"]);
  });
});

describe("in words", () => {
  test.each<[readonly Requirement[], boolean, string]>([
    [[], false, "public"],
    [[{ a: [] }], false, "requires `a`"],
    [[{ a: ["r", "w"], b: [] }, { c: [] }], false, "requires `a` (`r`, `w`) and `b`, or `c`"],
    [[{ a: [] }], true, "takes `a`, or nothing"],
  ])("%j is %s %s", (security, optional, want) => {
    expect(describeSecurity(operation(security, optional))).toBe(want);
  });
});

test("a code span cannot be ended from inside", () => {
  expect(code("a`b\nc */")).toBe("`a'b c *\\/`");
});
