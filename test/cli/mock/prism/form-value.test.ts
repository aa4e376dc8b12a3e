import { expect, test } from "vitest";
import { type FormField, formValue } from "../../../../cli/src/mock/prism/form-value.ts";
import type { PrismContent } from "../../../../cli/src/mock/prism/prism-api.ts";

const content: PrismContent = {
  mediaType: "multipart/form-data",
  schema: {
    allOf: [{ properties: { name: { type: "string" }, age: { type: ["integer", "null"] } } }],
    properties: {
      tags: { type: "array", items: { type: "integer" } },
      ids: { type: "array", items: { type: "string" } },
      filter: { type: "object", properties: { max: { type: "integer" } } },
    },
  },
  encodings: [{ property: "ids", style: "pipeDelimited", explode: false }],
};

const cases: readonly (readonly [rule: string, fields: readonly FormField[], value: object])[] = [
  ["keeps a string that looks like a number", [["name", "7"]], { name: "7" }],
  ["reads a number", [["age", "7"]], { age: 7 }],
  ["leaves what is no number for Prism to judge", [["age", "many"]], { age: "many" }],
  ["makes a list of one field", [["tags", "1"]], { tags: [1] }],
  [
    "makes a list of repeated fields",
    [
      ["tags", "1"],
      ["tags", "2"],
    ],
    { tags: [1, 2] },
  ],
  ["splits a field by its style", [["ids", "a|b"]], { ids: ["a", "b"] }],
  ["reads a JSON part", [["filter", '{"max":1}']], { filter: { max: 1 } }],
  ["reads a deep object", [["filter[max]", "1"]], { filter: { max: 1 } }],
  ["keeps what the schema does not know", [["more", "x"]], { more: "x" }],
];

test.each(cases)("%s", (_rule, fields, value) => {
  expect(formValue(fields, content)).toEqual(value);
});

test("takes all fields for strings where there is no schema", () => {
  expect(formValue([["a", "1"]], undefined)).toEqual({ a: "1" });
});
