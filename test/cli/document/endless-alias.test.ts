import { describe, expect, test } from "vitest";
import { parseDocument as parseYaml } from "yaml";
import { endlessAliasIn } from "../../../cli/src/document/endless-alias.ts";
import { parseDocument } from "../../../cli/src/document/parse-document.ts";
import { SpecError } from "../../../cli/src/document/spec-error.ts";

describe("an alias inside the value that it stands for", () => {
  test.each([
    ["an extension", "paths: { /x: { get: { x-b: &f { a: *f } } } }", "1:36"],
    ["an example", "components:\n  schemas: { A: { example: &e [[*e]] } }", "2:33"],
    ["schemas that stand elsewhere", "a: &a { b: &b { c: 1 } }\nd: &d { e: *b, f: [*a, *d] }", "2:24"],
    ["a merged key", "a: &a\n  <<: *a\n  b: 1", "2:7"],
  ])("is refused in %s", (_name, text, place) => {
    const parse = () => parseDocument({ file: "api.yaml", name: "api.yaml", text });
    expect(parse).toThrow(SpecError);
    expect(parse).toThrow(new RegExp(`^api\\.yaml:${place}: This alias stands inside`));
  });

  test("is none where the anchor's name is used again", () => {
    expect(endlessAliasIn(parseYaml("a: &x 1\nb: { c: *x, d: &x [2] }\ne: *x"))).toBeUndefined();
  });
});
