import { describe, expect, test } from "vitest";
import { isLeftOut, optionsOfSide } from "../../../../cli/src/diff/sides/options-of-side.ts";
import type { Json } from "../../../../cli/src/document/json.ts";
import { parseDocument } from "../../../../cli/src/document/parse-document.ts";

const parse = (text: string): Json => parseDocument({ file: "x", name: "x", text }).root;
const old = parse(`
paths: { /a: { get: { operationId: a, tags: [t], parameters: [{ name: v, in: query }], responses: {} } } }
components: { schemas: { P: {} }, securitySchemes: { s: {} } }`);
const fresh = parse(`
paths: { /a: { get: { operationId: a, tags: [t], responses: {} } }, /b: { get: { operationId: b, tags: [u], parameters: [{ name: w, in: query }], responses: {} } } }
components: { schemas: { P: {}, Q: {} }, securitySchemes: { s: {}, z: {} } }`);

describe("the configuration", () => {
  test.each([
    [{ names: { "GET /a": "x", "GET /b": "y" } }, { names: { "GET /a": "x" } }],
    [{ include: ["t", "u", "b", "/b"] }, { include: ["t"] }],
    [{ exclude: ["/b"] }, { exclude: [] }],
    [{ params: { query: { v: 1, w: 2 } } }, { params: { query: { v: 1 } } }],
    [
      { schemes: { s: { as: "bearer" }, z: { as: "bearer" }, n: { type: "http" } } },
      { schemes: { s: { as: "bearer" }, n: { type: "http" } } },
    ],
    [{ session: { s: { refresh: { operationId: "b" } } } }, { session: {} }],
    [{ session: { s: { refresh: { operationId: "a" } } } }, { session: { s: { refresh: { operationId: "a" } } } }],
    [{ errors: "Q" }, { errors: {} }],
    [{ errors: "P" }, { errors: "P" }],
  ])("%j is, for a document that lacks some of it, %j", (given, want) => {
    expect(optionsOfSide(old, fresh, given)).toEqual(want);
  });

  test("keeps what neither document knows, so that the mistake is told", () => {
    const given = { names: { "GET /z": "x" }, include: ["zz"], errors: "Z", params: { query: { z: 1 } } };
    expect(optionsOfSide(old, fresh, given)).toEqual(given);
  });

  test("is what it is where there is none", () => {
    const none = {};
    expect(optionsOfSide(old, fresh, none)).toBe(none);
  });

  test("wants nothing of a document that has nothing of what is included", () => {
    expect(isLeftOut({ include: ["u"] }, { include: [] })).toBe(true);
    expect(isLeftOut({ include: [] }, { include: [] })).toBe(false);
    expect(isLeftOut({ include: ["t", "u"] }, { include: ["t"] })).toBe(false);
  });
});
