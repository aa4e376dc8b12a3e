import { expect, test } from "vitest";
import { formValue } from "../../../../cli/src/mock/requests/form-value.ts";
import type { Pair } from "../../../../cli/src/mock/requests/read-pairs.ts";

const media = {
  schema: {
    allOf: [{ properties: { name: { type: "string" }, age: { type: ["integer", "null"] } } }],
    properties: {
      tags: { type: "array", items: { type: "integer" } },
      ids: { type: "array", items: { type: "string" } },
      filter: { type: "object", properties: { max: { type: "integer" } } },
      range: { type: "object", properties: { from: { type: "integer" } } },
      "files[]": { type: "array", items: { type: "string" } },
      kids: { type: "array", items: { type: "object", properties: { age: { type: "integer" } } } },
      data: {},
    },
  },
  encoding: {
    ids: { style: "pipeDelimited", explode: false },
    range: { style: "form", explode: true },
    data: { contentType: "application/json" },
  },
};

const cases: readonly (readonly [rule: string, fields: readonly Pair[], value: object])[] = [
  ["keeps a string that looks like a number", [["name", "7"]], { name: "7" }],
  ["reads a number", [["age", "7"]], { age: 7 }],
  ["leaves what is no number to be judged", [["age", "many"]], { age: "many" }],
  ["makes a list of one field", [["tags", "1"]], { tags: [1] }],
  [
    "makes a list of repeated fields",
    [
      ["tags", "1"],
      ["tags", "2"],
    ],
    { tags: [1, 2] },
  ],
  ["takes a list that is one JSON text", [["tags", "[1,2]"]], { tags: [1, 2] }],
  ["splits a field by its style", [["ids", "a|b"]], { ids: ["a", "b"] }],
  ["reads a JSON part", [["filter", '{"max":1}']], { filter: { max: 1 } }],
  ["reads a part that is said to be JSON", [["data", "1"]], { data: 1 }],
  [
    "reads a list of JSON parts",
    [
      ["kids", '{"age":1}'],
      ["kids", '{"age":2}'],
    ],
    { kids: [{ age: 1 }, { age: 2 }] },
  ],
  ["reads a deep object", [["filter[max]", "1"]], { filter: { max: 1 } }],
  ["reads lists of objects in brackets", [["kids[0][age]", "1"]], { kids: [{ age: 1 }] }],
  ["takes the members of a spread object", [["from", "1"]], { range: { from: 1 } }],
  [
    "knows a name with brackets",
    [
      ["files[]", "a"],
      ["files[]", "b"],
    ],
    { "files[]": ["a", "b"] },
  ],
  ["keeps what the schema does not know", [["more", "x"]], { more: "x" }],
];

test.each(cases)("%s", (_rule, pairs, value) => {
  expect(formValue({}, media, { pairs, decode: (text) => text })).toEqual(value);
});

test("takes all fields for strings where there is no schema", () => {
  expect(formValue({}, undefined, { pairs: [["a", "1"]], decode: (text) => text })).toEqual({ a: "1" });
});
