import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../../../cli/src/document/json.ts";
import type { Mark } from "../../../../cli/src/generate/types/discriminators.ts";
import { markSchemas } from "../../../../cli/src/generate/types/mark-schemas.ts";
import { without } from "../../../../cli/src/generate/types/schema-type.ts";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const mapped = (schema: string, value: string): Mark => ({ schema, property: "kind", value, isImplied: false });
const implied = (schema: string): Mark => ({ schema, property: "kind", value: schema, isImplied: true });
const kind = (type: Json): JsonObject => ({ type: "object", properties: { kind: type as JsonObject } });

function marked(schema: JsonObject, marks: readonly Mark[] = [mapped("S", "s")], others: JsonObject = {}): Json {
  return markSchemas({ S: schema, ...others }, marks)["S"] ?? null;
}

/** The values of the property in an object, or in the part that was added. */
function valuesOf(schema: JsonObject, marks?: readonly Mark[], others?: JsonObject): unknown {
  const { allOf: [part] = [], ...whole } = marked(schema, marks, others) as { allOf?: Json[] };
  return ((part ?? whole) as { properties?: { kind?: { enum?: unknown } } }).properties?.kind?.enum;
}

describe("the property of a marked schema", () => {
  test("is required and has the value, in its own words", () => {
    expect(marked(kind({ type: "string", description: "Which." }))).toEqual({
      type: "object",
      required: ["kind"],
      properties: { kind: { description: "Which.", type: "string", enum: ["s"] } },
    });
  });

  test("is added where the schema does not describe it", () => {
    expect(marked({ properties: { a: {} }, required: ["a"] })).toEqual({
      type: "object",
      required: ["a", "kind"],
      properties: { a: {}, kind: { type: "string", enum: ["s"] } },
    });
  });

  test("is a part beside what a schema extends", () => {
    expect(
      marked({ allOf: [ref("Base"), { properties: { a: {} } }] }, undefined, { Base: kind({ type: "string" }) }),
    ).toEqual({
      allOf: [
        { type: "object", required: ["kind"], properties: { kind: { type: "string", enum: ["s"] } } },
        ref("Base"),
        { properties: { a: {} } },
      ],
    });
  });

  test.each<[string, JsonObject, readonly Mark[], unknown[]]>([
    [
      "has all values that are mapped to it",
      kind({ type: "string" }),
      [mapped("S", "a"), mapped("S", "b")],
      ["a", "b"],
    ],
    ["is a number where its type is", kind({ type: "integer" }), [mapped("S", "1"), mapped("S", "x")], [1, "x"]],
    ["is a boolean where its type is", kind({ type: "boolean" }), [mapped("S", "true")], [true]],
    ["keeps the schema's own value against a name", kind({ enum: ["text"] }), [implied("S")], ["text"]],
    ["keeps it against another value", kind({ const: 1 }), [mapped("S", "2")], [1]],
    ["keeps of its own values those that are mapped", kind({ enum: ["a", "b"] }), [mapped("S", "b")], ["b"]],
    ["keeps a number of its own", kind({ enum: [1] }), [mapped("S", "1")], [1]],
    ["keeps what a reference says", kind(ref("Kind")), [implied("S")], ["x"]],
    ["keeps what a part says", { allOf: [kind({ enum: ["card"] })] }, [implied("S")], ["card"]],
  ])("%s", (_, schema, marks, want) => {
    expect(valuesOf(schema, marks, { Kind: { enum: ["x"] } })).toEqual(want);
  });

  test("has of a base's values those that are mapped", () => {
    const Base = kind({ enum: ["card", "transfer"] });
    expect(valuesOf({ allOf: [ref("Base")] }, [mapped("S", "card")], { Base })).toEqual(["card"]);
  });
});

describe("nothing is marked", () => {
  test("where a base leaves no value over", () => {
    const schema = { allOf: [ref("Base")] };
    expect(marked(schema, [implied("S")], { Base: kind({ enum: ["a"] }) })).toBe(schema);
  });

  test.each([[{ oneOf: [{}] }], [{ type: "string" }]])("in %j, which is no object", (schema) => {
    expect(marked(schema)).toBe(schema);
  });
});

test("a mark reaches what a component is another name for", () => {
  const schemas = markSchemas({ Alias: ref("S"), S: kind({ type: "string" }) }, [mapped("Alias", "s")]);
  expect(schemas["Alias"]).toEqual(ref("S"));
  expect(schemas["S"]).toMatchObject({ properties: { kind: { enum: ["s"] } } });
});

test("a schema leaves out the property of what it extends, where that has another value", () => {
  const car = { allOf: [ref("Base")] };
  const volvo = { allOf: [ref("Car"), { properties: {} }] };
  const others = { Base: kind({ type: "string" }), Car: car };
  expect(marked(volvo, [implied("Car"), implied("S")], others)).toMatchObject({
    allOf: [{ properties: { kind: { enum: ["S"] } } }, { [without]: ["Car", "kind"] }, { properties: {} }],
  });
});
