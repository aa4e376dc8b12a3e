import { expect, test } from "vitest";
import { JsonPathSyntaxError, parseJsonPath } from "../../../../cli/src/document/overlay/json-path.ts";

const root = { paths: { "/a": { get: { tags: ["x", "y"] } }, "/b": { get: { tags: ["y"] }, post: {} } } };

test.each([
  ["$", [[]]],
  ["$.paths['/a'].get.tags[1]", [["paths", "/a", "get", "tags", "1"]]],
  ["$.paths.*.post", [["paths", "/b", "post"]]],
  ["$.paths[*][?@.tags[?@ == 'x']]", [["paths", "/a", "get"]]],
  [
    "$..tags[-1]",
    [
      ["paths", "/a", "get", "tags", "1"],
      ["paths", "/b", "get", "tags", "0"],
    ],
  ],
  ["$.no.such", []],
])("%s selects by RFC 9535", (text, paths) => {
  expect(parseJsonPath(text).select(root)).toEqual(paths);
});

test.each(["", "paths", "$.", "$[", "$[?", "$.a[?@.b ==]", "$..", "$.a['b", "$.a]"])("%j is no JSONPath", (text) => {
  expect(() => parseJsonPath(text)).toThrow(JsonPathSyntaxError);
});
