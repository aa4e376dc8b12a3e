import { describe, expect, test } from "vitest";
import { declaredNames } from "../../../../cli/src/generate/types/declared-names.ts";
import type { SchemaModel } from "../../../../cli/src/model/spec-model.ts";
import { generateText } from "../generate-text.ts";

const model = (key: string, name = key): SchemaModel => ({
  key,
  name,
  description: undefined,
  deprecated: false,
  inputOf: undefined,
});

describe("declaredNames", () => {
  test("are those of the model", () => {
    const names = declaredNames(["a.b"], [model("a.b", "a_b")]);
    expect(names.get("a.b")).toEqual({ local: "a_b", exported: "a_b" });
  });

  test("give a hoisted schema what the others have left", () => {
    const names = declaredNames(["a.b", "a_b"], [model("a.b", "a_b")]);
    expect(names.get("a_b")).toEqual({ local: "a_b_", exported: "a_b_" });
  });

  test("differ where a schema is called like a type that the declarations use", () => {
    const names = declaredNames(["Record", "Record_"], [model("Record"), model("Record_")]);
    expect(names.get("Record")).toEqual({ local: "Record__", exported: "Record" });
  });

  test("keep such a schema from being taken for the other type", () => {
    const { file } = generateText(
      "components: { schemas: { Record: { properties: { a: { type: object } } }, Rs: { type: array, items: { $ref: '#/components/schemas/Record' } } } }",
    );
    const text = file("schemas.ts");
    expect(text).toContain(
      "interface Record_ {\n    a?: Record<string, unknown>;\n}\nexport type { Record_ as Record };\n",
    );
    expect(text).toContain("export type Rs = Record_[];");
    expect(file("schema.ts")).toContain("Record: schemas.Record;");
  });
});
