import { expect, test } from "vitest";
import { emitOperations } from "../../../../cli/src/inspect/page/emit-operations.ts";
import { contextOf } from "./context-of.ts";

/** The attributes of the row of `GET /a/{id}`, and its text. */
function row(operation: string): string {
  const { text } = emitOperations(contextOf(`{ "/a/{id}": { get: ${operation} } }`));
  return text.slice(text.indexOf('<li class="row'), text.indexOf("<dl"));
}

test("a row has numbers for the script", () => {
  const text = row("{ tags: [x], security: [{ k: [], o: [read] }, { k: [] }, {}] }");
  expect(text).toMatch(/^<li class="row optional" data-access="optional" data-tag="0" data-scheme="0 1"/);
  expect(text).toContain('<span class="word">nothing</span>');
});

test("is found by its route, its names and its scopes, in small letters", () => {
  const [, search = ""] =
    /data-text="([^"]*)"/.exec(row("{ operationId: listA, summary: Reads, security: [{ o: [Read] }] }")) ?? [];
  expect(search).toBe("get /a/{id} lista lista reads o read");
});

test("a path may be broken before a slash", () => {
  expect(row("{ security: [] }")).toContain("/a<wbr>/{id}");
});

test("the gravest warning has a sign, and a note has none", () => {
  expect(row("{ operationId: a, security: [{ ghost: [] }] }")).toContain('<span class="danger">');
  expect(row("{ security: [] }")).not.toContain("has warnings");
});

test("what is deprecated says so, and an unusual method has a colour of its own", () => {
  expect(row("{ deprecated: true, security: [] }")).toContain('<span class="badge">deprecated</span>');
  expect(row("{ security: [] }")).toContain('class="method m-get"');
});
