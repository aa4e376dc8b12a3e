import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../../../cli/src/document/json.ts";
import type { Mark } from "../../../../cli/src/generate/types/discriminators.ts";
import { viewSchema } from "../../../../cli/src/generate/types/schema-view.ts";
import type { View } from "../../../../cli/src/model/split-schemas.ts";

const schemas: JsonObject = {
  S: { properties: { a: { type: "string" } } },
  Id: { type: "string", readOnly: true },
};

function view(schema: Json, side: View, inputs: Record<string, string> = {}, marks: Mark[] = []): Json {
  const root = { openapi: "3.1.0", components: { schemas } };
  const hoist = (path: readonly string[], to: View): string => `#/components/schemas/${path.join("_")}_${to}`;
  return viewSchema(
    {
      root,
      split: { inputs: new Map(Object.entries(inputs)), requestOnly: new Set() },
      view: side,
      hoist,
      mark: (mark) => marks.push(mark),
      looksAround: () => undefined,
    },
    schema,
  );
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
  test("takes what begins with x- for an extension, but not a media type or a header", () => {
    const described = { schema: account };
    const viewed = { schema: view(account, "input") };
    expect(view({ content: { "x-y": described } }, "input")).toEqual({ content: { "x-y": viewed } });
    expect(view({ headers: { "x-y": described } }, "input")).toEqual({ headers: { "x-y": viewed } });
    expect(view({ "x-y": described }, "input")).toEqual({ "x-y": described });
  });

  test("leaves requests without what answers alone have", () => {
    expect(view(account, "input")).toEqual({
      required: ["password", "both"],
      properties: { password: { writeOnly: true }, both: { readOnly: true, writeOnly: true } },
    });
  });

  test("knows that what is left without properties is an object", () => {
    const made = { properties: { id: { readOnly: true } } };
    expect(view(made, "input")).toEqual({ type: "object", properties: {} });
    expect(view({ ...made, allOf: [{}] }, "input")).not.toHaveProperty("type");
  });

  test("requires what stands beside a reference", () => {
    const Id = { $ref: "#/components/schemas/Id" };
    expect(view({ ...Id, required: ["a"] }, "output")).toMatchObject({ required: ["a"], allOf: [Id] });
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

test("tells what a discriminator says, by the names of the side", () => {
  const schema = { oneOf: [{ $ref: "#/components/schemas/Cat" }], discriminator: { propertyName: "kind" } };
  const marks: Mark[] = [];
  expect(view(schema, "input", { Cat: "CatInput" }, marks)).toEqual({
    oneOf: [{ $ref: "#/components/schemas/CatInput" }],
  });
  expect(marks).toEqual([{ schema: "CatInput", property: "kind", value: "Cat", isImplied: true }]);
});
