import { expect, test } from "vitest";
import { emitDetails } from "../../../../cli/src/inspect/page/emit-details.ts";
import { contextOf, seen } from "./context-of.ts";

function details(operation: string, more = ""): string {
  const context = contextOf(`{ /a: { get: ${operation} } }`, more);
  const [only] = context.inspection.operations;
  if (only === undefined) throw new Error("There is one.");
  return seen(emitDetails(only, context));
}

test("every alternative is told in full, with its scopes, and that nothing will do", () => {
  const text = details("{ operationId: a, security: [{ k: [], o: [read, write] }, {}] }");
  expect(text).toContain(
    "k ( API key, header K ) and o ( OAuth 2, header Authorization: Bearer … ), with read, write or nothing at all",
  );
  expect(text).toContain("Stated by the operation itself");
});

test.each([
  ["the document", "{}", "security: [{ k: [] }]", "the document, for all operations that say nothing"],
  ["nobody", "{}", "", "nobody: neither the operation nor the document nor latchkey.config"],
])("what it requires is stated by %s", (_who, operation, more, want) => {
  expect(details(operation, more)).toContain(`Stated by ${want}`);
});

test("an operationId is told where the function is called otherwise", () => {
  expect(details("{ operationId: a-b, security: [] }")).toContain("operationId a-b");
  expect(details("{ operationId: ab, security: [] }")).not.toContain("operationId");
});

test("a call that carries nothing goes nowhere with a credential", () => {
  expect(details("{ operationId: a, security: [] }", "servers: [{ url: https://a.example }]")).not.toContain(
    "a.example",
  );
  expect(details("{ operationId: a, security: [{ k: [] }] }", "servers: [{ url: https://a.example }]")).toContain(
    "To https://a.example",
  );
});

test("pages are told, and no markup of a pointer is", () => {
  const answer =
    '{ "200": { description: "", content: { application/json: { schema: { properties: { <b>: { type: array } } } } } } }';
  expect(details(`{ operationId: a, x-pages: { items: /<b>, next: link }, responses: ${answer} }`)).toContain(
    "Pages by the header Link; the items are at /&lt;b&gt;",
  );
  expect(details("{ operationId: a }")).not.toContain("Pages");
});
