import { expect, test } from "vitest";
import { readOverlay } from "../../../../cli/src/document/overlay/read-overlay.ts";
import { folderOf } from "../folder.ts";

test("an overlay is its actions in their order", async () => {
  const text =
    "overlay: 1.0.0\ninfo: { title: T, version: '1' }\nextends: https://api.example/openapi.yaml\nactions:\n";
  await using folder = await folderOf({
    "o.yaml": `${text}  - { target: $.info, description: d, update: { a: 1 }, x-why: w }\n  - { target: $.paths, remove: true }\n`,
  });
  const { actions } = await readOverlay(folder.path("o.yaml"));
  expect(actions.map(({ target, update }) => [target.text, update])).toEqual([
    ["$.info", { a: 1 }],
    ["$.paths", undefined],
  ]);
});

test("an overlay may be JSON", async () => {
  await using folder = await folderOf({ "o.json": '{"overlay":"1.0.0","actions":[{"target":"$","update":{"a":1}}]}' });
  expect((await readOverlay(folder.path("o.json"))).actions).toHaveLength(1);
});

const head = "overlay: 1.0.0\nactions:\n";

test.each([
  ["a document that is no overlay", "openapi: 3.1.0\n", "1:1", "This is no overlay"],
  ["another version", "overlay: 2.0.0\nactions: []\n", "1:10", "This is no overlay"],
  ["no actions", "overlay: 1.0.0\nactions: []\n", "2:10", "no actions"],
  ["an action that is text", `${head}  - hello\n`, "3:5", "An action is an object"],
  ["an action that changes nothing", `${head}  - target: $.a\n`, "3:5", "changes nothing"],
  ["an update that was left empty", `${head}  - target: $.a\n    update:\n`, "3:5", "changes nothing"],
  ["an action without a target", `${head}  - remove: true\n`, "3:5", "no `target`"],
  ["a target that is no JSONPath", `${head}  - target: paths./feed\n    remove: true\n`, "3:13", "no JSONPath"],
  ["a target with a bracket too few", `${head}  - target: $.a[?@.b\n    remove: true\n`, "3:13", "no JSONPath"],
  ["a removal that is text", `${head}  - target: $.a\n    remove: yes please\n`, "4:13", "true or false"],
  ["what Overlay 1.0 does not know", `${head}  - target: $.a\n    copy: $.b\n    update: {}\n`, "4:11", "no `copy`"],
])("%s is a fault with its place", async (_, text, place, problem) => {
  await using folder = await folderOf({ "o.yaml": text });
  await expect(readOverlay(folder.path("o.yaml"))).rejects.toMatchObject({
    name: "SpecError",
    message: expect.stringContaining(`o.yaml:${place}: `),
    problem: expect.stringContaining(problem),
    hint: expect.any(String),
  });
});
