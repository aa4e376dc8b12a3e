import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../cli/src/document/json.ts";
import { extensionsOf, isHidden, isMarked, splitSchemas } from "../../../cli/src/model/split-schemas.ts";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const marked = { properties: { id: { readOnly: true } } };
const taking = (schema: JsonObject): JsonObject => ({ "/x": { put: { requestBody: { content: { a: { schema } } } } } });

function inputs(schemas: JsonObject, paths: JsonObject, rest: JsonObject = {}): [string, string][] {
  return [...splitSchemas({ paths, components: { schemas }, ...rest }).inputs];
}

test("a schema that only requests have is known, at any depth", () => {
  const schemas = { In: { items: ref("Deep") }, Deep: {}, Both: {}, Out: { items: ref("Both") }, Idle: {}, Query: {} };
  const paths = {
    "/x": {
      parameters: [{ schema: ref("Query") }],
      put: {
        requestBody: { content: { a: { schema: { allOf: [ref("In"), ref("Both")] } } } },
        responses: { 200: { content: { a: { schema: ref("Out") } } } },
      },
    },
  };
  expect([...splitSchemas({ paths, components: { schemas } }).requestOnly].toSorted()).toEqual(["Deep", "In", "Query"]);
});

test("what a webhook sends us is no request of ours", () => {
  const webhooks = { w: { post: { requestBody: { content: { a: { schema: ref("In") } } } } } };
  const split = splitSchemas({ paths: taking(ref("In")), webhooks, components: { schemas: { In: {} } } });
  expect([...split.requestOnly]).toEqual([]);
});

describe("a schema is split", () => {
  test("where a request takes it and a property is of one side", () => {
    expect(inputs({ S: marked }, taking(ref("S")))).toEqual([["S", "SInput"]]);
  });

  test("where it reaches such a schema", () => {
    expect(inputs({ L: { items: ref("S") }, S: marked }, taking(ref("L")))).toEqual([
      ["L", "LInput"],
      ["S", "SInput"],
    ]);
  });

  test("where one of what extends it is split", () => {
    const Base = { discriminator: { propertyName: "kind" } };
    const Child = { allOf: [ref("Base"), marked] };
    expect(inputs({ Base, Child }, taking(ref("Base"))).map(([name]) => name)).toEqual(["Base", "Child"]);
  });

  test("where the answer to a webhook takes it", () => {
    const webhooks = { made: { post: { responses: { "200": { content: { a: { schema: ref("S") } } } } } } };
    expect(inputs({ S: marked }, {}, { webhooks })).toEqual([["S", "SInput"]]);
  });

  test("under a name that is free", () => {
    expect(inputs({ S: marked, SInput: {} }, taking(ref("S")))).toEqual([["S", "SInput_"]]);
  });
});

describe("a schema is not split", () => {
  test("where answers alone have it", () => {
    expect(inputs({ S: marked }, { "/x": { get: { responses: { "200": { schema: ref("S") } } } } })).toEqual([]);
  });

  test("where both sides have all of it", () => {
    expect(inputs({ S: { properties: { id: {} } } }, taking(ref("S")))).toEqual([]);
  });
});

test("a property is marked by itself, or by the schema that it refers to", () => {
  const root = { components: { schemas: { Id: { readOnly: true } } } };
  expect(isMarked(root, { readOnly: true }, "readOnly")).toBe(true);
  expect(isMarked(root, ref("Id"), "readOnly")).toBe(true);
  expect(isMarked(root, ref("Id"), "writeOnly")).toBe(false);
});

test("a base is extended by what has it in allOf, if it has a discriminator", () => {
  const root = (base: JsonObject) => ({ components: { schemas: { Base: base, Child: { allOf: [ref("Base")] } } } });
  expect(extensionsOf(root({ discriminator: {} }), "Base")).toEqual(["Child"]);
  expect(extensionsOf(root({}), "Base")).toEqual([]);
});

test.each([
  [{ readOnly: true }, true, false],
  [{ writeOnly: true }, false, true],
  [{ readOnly: true, writeOnly: true }, false, false],
  [{}, false, false],
])("%j is hidden from requests: %s, from answers: %s", (property, fromRequests, fromAnswers) => {
  expect(isHidden({}, property, "input")).toBe(fromRequests);
  expect(isHidden({}, property, "output")).toBe(fromAnswers);
});
