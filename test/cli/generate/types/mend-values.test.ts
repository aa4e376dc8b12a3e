import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../../cli/src/document/json.ts";
import { mendValues } from "../../../../cli/src/generate/types/mend-values.ts";

describe("mendValues", () => {
  test.each<[string, JsonObject, unknown]>([
    ["drops what the type refuses", { type: "string", enum: ["a", 1] }, ["a"]],
    ["takes each of several types", { type: ["string", "integer"], enum: ["a", 1, true] }, ["a", 1]],
    ["knows lists and objects", { type: ["array", "object"], enum: [[], {}, "a"] }, [[], {}]],
    ["keeps null, whatever the type says", { type: "string", enum: ["a", null] }, ["a", null]],
    ["keeps all where the type is mistaken", { type: "string", enum: [1, 2] }, [1, 2]],
    ["keeps all where there is no type", { enum: ["a", 1] }, ["a", 1]],
  ])("%s", (_, schema, want) => {
    expect(mendValues(schema)["enum"]).toEqual(want);
  });
});
