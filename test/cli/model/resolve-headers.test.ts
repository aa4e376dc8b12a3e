import { expect, test } from "vitest";
import type { Json } from "../../../cli/src/document/json.ts";
import { resolveHeaders } from "../../../cli/src/model/resolve-headers.ts";

const root: Json = {
  components: {
    headers: { Total: { required: true, schema: { $ref: "#/components/schemas/Count" } } },
    schemas: { Count: { type: "integer" } },
  },
};

function reading(header: Json): unknown {
  const [{ form, values } = { form: undefined, values: undefined }] = resolveHeaders(root, {
    headers: { "X-H": header },
  });
  return values === undefined ? form : [form, values];
}

test.each([
  [{ schema: { type: "string" } }, "string"],
  [{ schema: { type: "number" } }, "number"],
  [{ schema: { type: ["integer", "null"] } }, "number"],
  [{ schema: { type: "boolean" } }, "boolean"],
  [{ schema: { type: ["integer", "string"] } }, "string"],
  [{ schema: { type: "array", items: { type: "integer" } } }, "number[]"],
  [{ schema: { type: "array" } }, "string[]"],
  [{ schema: { type: "object" } }, "string"],
  [{ schema: { enum: ["a", "b"] } }, ["string", ["a", "b"]]],
  [{ schema: { const: "a" } }, ["string", ["a"]]],
  [{ schema: { type: "array", items: { enum: ["a"] } } }, ["string[]", ["a"]]],
  [{ schema: { enum: ["a", 1] } }, "string"],
  [{ schema: { type: "integer", enum: [1] } }, "number"],
  [{ content: { "application/json": { schema: {} } } }, "json"],
  [{ content: { "text/plain": {} } }, "string"],
  [{}, "string"],
  [null, "string"],
])("%j is read as %j", (header, want) => {
  expect(reading(header)).toEqual(want);
});

test("a reference is followed, to a header and from it to a schema", () => {
  const headers = { "X-Total": { $ref: "#/components/headers/Total" } };
  expect(resolveHeaders(root, { headers })).toEqual([
    { name: "X-Total", required: true, form: "number", values: undefined },
  ]);
});

test("the content type is no header of its own, and what is no name is none at all", () => {
  expect(resolveHeaders(root, { headers: { "content-type": {}, "a b": {}, "": {}, "x\r\ny": {} } })).toEqual([]);
});
