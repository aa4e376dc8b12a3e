import { expect, test } from "vitest";
import { printNode } from "../../../../../cli/src/generate/types/print-members.ts";
import { pathPart } from "../../../../../cli/src/generate/types/parts/path-part.ts";

const resolve = () => undefined;
const item = { get: { operationId: "getPost", responses: { 204: { description: "" } } } };
const lines = (nodes: readonly Parameters<typeof printNode>[0][]): string[] =>
  nodes.map((node) => printNode(node).replaceAll(/\s+/g, " "));

test.each(["paths", "webhooks"] as const)(
  "one of %s is a member of it, and one of operations for each of its own",
  (section) => {
    const { members, operations } = pathPart(section, "/post", item, resolve);
    expect(lines(members)).toEqual([expect.stringMatching(/^"\/post": \{.* get: operations\["getPost"\];/)]);
    expect(lines(operations)).toEqual([expect.stringMatching(/^getPost: \{.* 204: \{/)]);
  },
);

test("a path without operations is a member alone", () => {
  const { members, operations } = pathPart("paths", "/none", {}, resolve);
  expect([members.length, operations.length]).toEqual([1, 0]);
});
