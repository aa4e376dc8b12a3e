import { expect, test } from "vitest";
import type { Json } from "../../../cli/src/document/json.ts";
import { resolveCommonError } from "../../../cli/src/model/resolve-common-error.ts";
import { resolveResponses } from "../../../cli/src/model/resolve-responses.ts";

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const root: Json = {
  components: {
    schemas: {
      Base: { properties: { title: {} } },
      Middle: { allOf: [ref("Base"), { properties: { code: {} } }] },
      Leaf: { allOf: [ref("Middle")] },
      Alias: ref("Base"),
      Circle: { allOf: [ref("Circle")] },
      Round: { allOf: [ref("Trip")] },
      Trip: { allOf: [ref("Round"), { properties: { title: {} } }] },
    },
  },
};

function commonError(schemas: Readonly<Record<string, Json>>, type = "application/json"): unknown {
  const responses = Object.entries(schemas).map(([status, schema]) => [status, { content: { [type]: { schema } } }]);
  const operation: Json = { responses: Object.fromEntries(responses) };
  const named = (component: string): string => component;
  return resolveCommonError(root, operation, resolveResponses(root, operation, named), named);
}

test.each([
  [{ "401": ref("Leaf"), "404": ref("Middle") }, { schema: "Middle" }],
  [{ "401": ref("Leaf"), "404": ref("Base") }, { schema: "Base" }],
  [{ "400": ref("Base"), "4XX": ref("Base"), default: ref("Base") }, { schema: "Base" }],
  [{ "401": ref("Circle"), "404": ref("Round") }, undefined],
  [{ "401": ref("Round"), "404": { properties: { title: {} } } }, { statuses: ["401", "404"] }],
  [{ "401": { type: "string" }, "404": { type: "string" } }, undefined],
  [{ "200": ref("Base"), "304": ref("Base") }, undefined],
  [{ "404": { type: "string" } }, { statuses: ["404"] }],
  [{ "422": ref("Base") }, undefined],
  [{ "400": ref("Base"), "422": ref("Base") }, { schema: "Base" }],
])("%j have %j in common", (schemas, want) => {
  expect(commonError(schemas)).toEqual(want);
});

test("a schema that refers to another is what that is", () => {
  expect(commonError({ "401": ref("Alias"), "404": { properties: { title: {} } } })).toEqual({
    statuses: ["401", "404"],
  });
});

test("texts have in common that they are texts", () => {
  expect(commonError({ "401": {}, "404": {} }, "text/plain")).toEqual({ statuses: ["401", "404"] });
});

test("a part that leads back, and a mesh of bases, have an end", () => {
  const names = Array.from({ length: 60 }, (_, index) => `M${index}`);
  const mesh = Object.fromEntries(names.map((name) => [name, { allOf: names.map(ref) }]));
  const Back = {
    allOf: [
      { properties: { title: {} } },
      { $ref: "#/components/schemas/Back/allOf/2" },
      { allOf: [{ $ref: "#/components/schemas/Back/allOf/2" }] },
    ],
  };
  const document: Json = { components: { schemas: { ...mesh, Back } } };
  const named = (component: string): string => component;
  const common = (first: string, second: string): unknown => {
    const content = (name: string): Json => ({ content: { "application/json": { schema: ref(name) } } });
    const operation: Json = { responses: { "401": content(first), "404": content(second) } };
    return resolveCommonError(document, operation, resolveResponses(document, operation, named), named);
  };
  expect(common("M0", "M59")).toEqual({ schema: "M0" });
  expect(common("Back", "Back")).toEqual({ schema: "Back" });
  expect(common("Back", "M0")).toBeUndefined();
});
