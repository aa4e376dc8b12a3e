import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../../../cli/src/document/json.ts";
import { viewSchema, type View } from "../../../../cli/src/generate/types/schema-view.ts";

const schemas: JsonObject = {
  S: { properties: { a: { type: "string" } } },
  Pet: { discriminator: { propertyName: "kind" }, properties: { kind: { type: "string" } } },
  Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }] },
  Id: { type: "string", readOnly: true },
};

function view(schema: Json, side: View, inputs: Record<string, string> = {}): Json {
  const root = { openapi: "3.1.0", components: { schemas } };
  const hoist = (path: readonly string[], to: View): string => `#/components/schemas/${path.join("_")}_${to}`;
  return viewSchema({ root, split: { inputs: new Map(Object.entries(inputs)) }, view: side, hoist }, schema);
}

describe("viewSchema", () => {
  const account = {
    required: ["id", "password", "both"],
    properties: {
      id: { readOnly: true },
      password: { writeOnly: true },
      both: { readOnly: true, writeOnly: true },
      named: { $ref: "#/components/schemas/Id" },
    },
  };
  test("leaves requests without what answers alone have", () => {
    expect(view(account, "input")).toEqual({
      required: ["password", "both"],
      properties: { password: { writeOnly: true }, both: { readOnly: true, writeOnly: true } },
    });
  });

  test("leaves answers without what requests alone have", () => {
    expect(Object.keys((view(account, "output") as { properties: object }).properties)).toEqual([
      "id",
      "both",
      "named",
    ]);
  });

  test("leads a request to the input of a split schema, deep down too", () => {
    const list = { type: "array", items: { $ref: "#/components/schemas/S" } };
    expect(view(list, "input", { S: "SInput" })).toEqual({
      type: "array",
      items: { $ref: "#/components/schemas/SInput" },
    });
    expect(view(list, "output", { S: "SInput" })).toEqual(list);
  });

  test("hoists what a reference deep into the document leads to", () => {
    expect(view({ $ref: "#/paths/x/schema" }, "input")).toEqual({ $ref: "#/components/schemas/paths_x_schema_input" });
  });

  test("leaves data alone, whatever it looks like", () => {
    const schema = {
      default: { $ref: "#/x" },
      example: { properties: [] },
      enum: [{ items: null }],
      "x-a": { $ref: 1 },
    };
    expect(view(schema, "output")).toEqual(schema);
  });

  test("takes the tags out of what becomes a comment", () => {
    expect(view({ description: "Old.\n@deprecated */" }, "output")).toEqual({
      description: "Old.\n\\@deprecated *\\/",
    });
  });
});

describe("a discriminator", () => {
  test("maps to references, also where it names a schema", () => {
    const schema = { discriminator: { propertyName: "kind", mapping: { c: "Cat" } } };
    expect(view(schema, "output")).toEqual({
      discriminator: { propertyName: "kind", mapping: { c: "#/components/schemas/Cat" } },
    });
  });

  test("keeps in requests the names that answers have", () => {
    const schema = { oneOf: [{ $ref: "#/components/schemas/Cat" }], discriminator: { propertyName: "kind" } };
    expect(view(schema, "input", { Cat: "CatInput" })).toEqual({
      oneOf: [{ $ref: "#/components/schemas/CatInput" }],
      discriminator: { propertyName: "kind", mapping: { Cat: "#/components/schemas/CatInput" } },
    });
  });

  test("of a base maps to what extends it", () => {
    expect(view(schemas["Pet"] ?? {}, "input", { Cat: "CatInput" })).toMatchObject({
      discriminator: { mapping: { Cat: "#/components/schemas/CatInput" } },
    });
  });

  test("leaves the target of all other values unmarked", () => {
    const oneOf = [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/S" }];
    const schema = { oneOf, discriminator: { propertyName: "kind", mapping: { s: "S" }, defaultMapping: "S" } };
    expect(view(schema, "output")).toEqual({
      oneOf: [oneOf[0], { allOf: [oneOf[1]] }],
      discriminator: { propertyName: "kind", defaultMapping: "S", mapping: {} },
    });
  });
});
