import { describe, expect, test } from "vitest";
import { besideReference, mergePathItems } from "../../../../cli/src/document/mend/merge-path-items.ts";
import { generateText } from "../../generate/generate-text.ts";
import { documentOf } from "../spec-document.ts";

const document = (paths: string, rest = "") => documentOf(`paths:\n  /x: ${paths}\n${rest}`);

describe("operations beside a reference to a path item", () => {
  test("hold together with those that it refers to, through a chain of references", () => {
    const { document: merged, notices } = mergePathItems(
      document(
        "{ $ref: '#/components/pathItems/A', post: { operationId: c } }",
        "components: { pathItems: { A: { $ref: '#/components/pathItems/B', put: { operationId: b } }, B: { get: { operationId: a } } } }",
      ),
    );
    const all = { get: { operationId: "a" }, put: { operationId: "b" }, post: { operationId: "c" } };
    expect(merged.root).toMatchObject({ paths: { "/x": all } });
    expect(merged.root).not.toHaveProperty(["paths", "/x", "$ref"]);
    expect(notices).toEqual([]);
  });

  test("replace those of the same method, which is told", () => {
    const { document: merged, notices } = mergePathItems(
      document(
        "{ $ref: '#/components/pathItems/A', get: { operationId: b } }",
        "components: { pathItems: { A: { get: { operationId: a } } } }",
      ),
    );
    expect(merged.root).toMatchObject({ paths: { "/x": { get: { operationId: "b" } } } });
    expect(notices.map(({ message }) => message)).toEqual([
      "GET /x stands beside a `$ref` to another one, and replaces it",
    ]);
  });

  test("share the parameters of both, and the additional operations", () => {
    const beside = { $ref: "x", parameters: [2], additionalOperations: { B: {} } };
    expect(besideReference({ parameters: [1], additionalOperations: { A: {} }, summary: "s" }, beside)).toEqual({
      parameters: [1, 2],
      additionalOperations: { A: {}, B: {} },
      summary: "s",
    });
  });

  test("and of another path and a webhook too", () => {
    const { document: merged } = mergePathItems(
      documentOf(
        "paths: { /a: { get: {} }, /b: { $ref: '#/paths/~1a', put: {} } }\nwebhooks: { w: { $ref: '#/paths/~1a', put: {} } }",
      ),
    );
    const both = { get: {}, put: {} };
    expect(merged.root).toMatchObject({ paths: { "/b": both }, webhooks: { w: both } });
  });

  test("stand where they are written", () => {
    const { locate } = mergePathItems(
      document(
        "{ $ref: '#/components/pathItems/A', post: { tags: 1 } }",
        "components:\n  pathItems:\n    A:\n      get:\n        tags: 2",
      ),
    ).document;
    expect(locate(["paths", "/x", "get", "tags"])).toMatchObject({ line: 7, column: 15 });
    expect(locate(["paths", "/x", "post", "tags"])).toMatchObject({ line: 2 });
  });

  test("all become functions", () => {
    const { model } = generateText(
      "paths: { /x: { $ref: '#/components/pathItems/P', post: { operationId: g, responses: {} } } }\n" +
        "components: { pathItems: { P: { parameters: [{ name: q, in: query, schema: {} }], get: { operationId: f, responses: {} } } } }",
    );
    expect(model.operations.map(({ name, parameters }) => [name, parameters.length])).toEqual([
      ["f", 1],
      ["g", 1],
    ]);
  });
});

test("references without anything beside them, and those that lead nowhere, are left to others", () => {
  for (const item of [
    "{ $ref: '#/nowhere', get: {} }",
    "{ $ref: '#/paths/~1x', get: {} }",
    "{ $ref: '#/a' }",
    "{ get: {} }",
  ]) {
    const before = document(item, "a: { get: {} }");
    expect(mergePathItems(before).document).toBe(before);
  }
});
