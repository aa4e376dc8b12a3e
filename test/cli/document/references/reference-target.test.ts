import { describe, expect, test } from "vitest";
import { addressOf, pathInDocument } from "../../../../cli/src/document/references/reference-target.ts";
import { documentOf } from "../spec-document.ts";

const document = documentOf(`
components:
  schemas:
    Dog: { $anchor: dog, properties: { name: { type: string } } }
    Cat: { $id: "https://example.com/cat" }
    Mapped: { discriminator: { mapping: { $anchor: mapped } } }
    Data: { example: { $id: data.yaml, $anchor: data } }
`);

describe("the address of a reference", () => {
  test.each([
    ["other.yaml#/A", "file:///api/other.yaml"],
    ["../common/b.json", "file:///common/b.json"],
    ["https://example.com/x.yaml#/A", "https://example.com/x.yaml"],
    ["data.yaml", "file:///api/data.yaml"],
  ])("%s is that of another document", (ref, want) => {
    expect(addressOf(ref, document)?.href).toBe(want);
  });

  test.each(["#/components", "api.yaml#/components", "https://example.com/cat", "http://["])(
    "%s is no other document",
    (ref) => {
      expect(addressOf(ref, document)).toBeUndefined();
    },
  );
});

describe("the path of a reference", () => {
  test.each([
    ["#/components/schemas/Dog", ["components", "schemas", "Dog"]],
    ["#/a%20b/c~1d", ["a b", "c/d"]],
    ["#dog", ["components", "schemas", "Dog"]],
    ["https://example.com/cat", ["components", "schemas", "Cat"]],
    ["https://example.com/cat#/properties/x", ["components", "schemas", "Cat", "properties", "x"]],
    ["api.yaml#/components", ["components"]],
    ["api.yaml", []],
    ["#", []],
  ])("%s is %j", (ref, want) => {
    expect(pathInDocument(ref, document)).toEqual(want);
  });

  test.each(["#nobody", "#data", "#mapped", "other.yaml#/components"])("%s names nothing here", (ref) => {
    expect(pathInDocument(ref, document)).toBeUndefined();
  });
});
