import { expect, test } from "vitest";
import { nameSchemas } from "../../../../cli/src/model/names/name-schemas.ts";

test.each([
  ["Post", "Post"],
  ["9x", "_9x"],
  ["a.b-c d", "a_b_c_d"],
  ["Größe", "Größe"],
  ["string", "string_"],
  ["class", "class_"],
  ["components", "components_"],
  ["__proto__", "__proto__"],
  ["a\u202Eb", "a_b"],
  ["", "_"],
])("calls the schema %j %s", (name, want) => {
  expect(nameSchemas([name]).get(name)).toBe(want);
});

test("leaves a name that needs no mending to its owner, whatever comes first", () => {
  expect([...nameSchemas(["a.b", "a b", "a_b"]).values()]).toEqual(["a_b_", "a_b__", "a_b"]);
});
