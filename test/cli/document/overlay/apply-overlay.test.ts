import { expect, test } from "vitest";
import { applyOverlays } from "../../../../cli/src/document/overlay/apply-overlay.ts";
import { readOverlay } from "../../../../cli/src/document/overlay/read-overlay.ts";
import { parseDocument, type SpecDocument } from "../../../../cli/src/document/parse-document.ts";
import { SpecError } from "../../../../cli/src/document/spec-error.ts";
import { folderOf } from "../folder.ts";

function documentOf(text: string): SpecDocument {
  return parseDocument({ file: "api.yaml", name: "api.yaml", text });
}

async function overlaid(text: string, ...actions: readonly string[]) {
  await using folder = await folderOf(
    Object.fromEntries(actions.map((list, index) => [`${index}.yaml`, `overlay: 1.0.0\nactions:\n${list}`])),
  );
  const overlays = await Promise.all(actions.map((_, index) => readOverlay(folder.path(`${index}.yaml`))));
  return applyOverlays(documentOf(text), overlays);
}

test.each([
  [
    "an object key by key",
    "a: { b: 1, c: { d: 2 } }",
    "{ target: $.a, update: { c: { e: 3 } } }",
    { a: { b: 1, c: { d: 2, e: 3 } } },
  ],
  ["a list at its end", "a: [1]", "{ target: $.a, update: 2 }", { a: [1, 2] }],
  ["a list by another one", "a: [1]", "{ target: $.a, update: [2, 3] }", { a: [1, 2, 3] }],
  ["a list inside an object", "a: { b: [1] }", "{ target: $.a, update: { b: [2] } }", { a: { b: [1, 2] } }],
  ["a text by another one", "a: { b: old }", "{ target: $.a, update: { b: new } }", { a: { b: "new" } }],
  ["a text by an object", "a: { b: old }", "{ target: $.a, update: { b: { c: 1 } } }", { a: { b: { c: 1 } } }],
  ["a text that is the target", "a: { b: old }", "{ target: $.a.b, update: new }", { a: { b: "new" } }],
  ["a text in a list", "a: [x, y]", "{ target: '$.a[1]', update: z }", { a: ["x", "z"] }],
  ["the root", "a: 1", "{ target: $, update: { b: 2 } }", { a: 1, b: 2 }],
  [
    "each of several",
    "a: { x: {}, y: {} }",
    "{ target: $.a.*, update: { z: 1 } }",
    { a: { x: { z: 1 }, y: { z: 1 } } },
  ],
])("an update changes %s", async (_, text, action, expected) => {
  const { document, notices } = await overlaid(text, `  - ${action}`);
  expect(document.root).toEqual(expected);
  expect(notices).toEqual([]);
});

test.each([
  ["a key", "a: { b: 1, c: 2 }", "{ target: $.a.b, remove: true }", { a: { c: 2 } }],
  ["several items of a list", "a: [1, 2, 3, 2]", "{ target: '$.a[?@ == 2]', remove: true }", { a: [1, 3] }],
  ["what lies in each other", "a: { a: { a: 1 } }", "{ target: $..a, remove: true }", {}],
  ["although it says an update too", "a: { b: 1 }", "{ target: $.a.b, remove: true, update: 2 }", { a: {} }],
])("a removal removes %s", async (_, text, action, expected) => {
  expect((await overlaid(text, `  - ${action}`)).document.root).toEqual(expected);
});

test("an action sees what those before it have made, in this overlay and in earlier ones", async () => {
  const { document } = await overlaid(
    "a: {}",
    "  - { target: $.a, update: { b: {} } }\n  - { target: $.a.b, update: { c: 1 } }",
    "  - { target: $.a.b.c, remove: true }\n  - { target: $.a.b, update: { d: 2 } }",
  );
  expect(document.root).toEqual({ a: { b: { d: 2 } } });
});

test("a change of a value that YAML shares is a change of one place", async () => {
  const { document } = await overlaid("a: &x { b: 1 }\nc: *x", "  - { target: $.a, update: { b: 2 } }");
  expect(document.root).toEqual({ a: { b: 2 }, c: { b: 1 } });
});

test("an update in several places is a value of its own in each", async () => {
  const { document } = await overlaid(
    "a: {}\nb: {}",
    "  - { target: '$[*]', update: { x: { y: 1 } } }\n  - { target: $.a.x, update: { z: 2 } }",
  );
  expect(document.root).toEqual({ a: { x: { y: 1, z: 2 } }, b: { x: { y: 1 } } });
});

test("the document that was read stays as it was", async () => {
  const original = documentOf("a: { b: 1 }");
  await using folder = await folderOf({ "o.yaml": "overlay: 1.0.0\nactions:\n  - { target: $.a, update: { b: 2 } }" });
  applyOverlays(original, [await readOverlay(folder.path("o.yaml"))]);
  expect(original.root).toEqual({ a: { b: 1 } });
});

test("__proto__ is a key like any other", async () => {
  const { document } = await overlaid("a: {}", `  - { target: $.a, update: { "__proto__": { polluted: true } } }`);
  expect(Object.keys((document.root as { a: object }).a)).toEqual(["__proto__"]);
  expect("polluted" in {}).toBe(false);
});

test("an action without a target in the document is told, with its place", async () => {
  const { document, notices } = await overlaid("a: 1", "  - { target: $.b.c, update: { x: 1 } }");
  expect(document.root).toEqual({ a: 1 });
  expect(notices).toEqual([expect.stringMatching(/0\.yaml:3:15: \$\.b\.c finds nothing to change/)]);
});

test("a value of an overlay is placed in the overlay, all else in the document", async () => {
  const { document } = await overlaid(
    "a:\n  b: 1\n  c: [1, 2, 3]\n",
    "  - target: $.a\n    update:\n      d:\n        e: 1\n  - { target: '$.a.c[0]', remove: true }",
  );
  expect(document.locate(["a", "d", "e"])).toMatchObject({ line: 6, column: 12, pointer: "/a/d/e" });
  expect(document.locate(["a", "d", "e"]).file).toMatch(/0\.yaml$/);
  expect(document.locate(["a", "b"])).toEqual({ file: "api.yaml", line: 2, column: 6, pointer: "/a/b" });
  // A list that has lost an item tells no line of those that have moved up.
  expect(document.locate(["a", "c", "1"])).toEqual({ file: "api.yaml", line: 3, column: 6, pointer: "/a/c/1" });
});

test("the whole document is not removed", async () => {
  await expect(overlaid("a: 1", "  - { target: $, remove: true }")).rejects.toThrow(SpecError);
});
