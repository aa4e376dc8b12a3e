import { describe, expect, test } from "vitest";
import { readSides } from "../../../../cli/src/diff/sides/read-sides.ts";
import { type Folder, folderOf } from "../../document/folder.ts";

const api = (paths: string, rest = ""): string =>
  `openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: { ${paths} }\n${rest}`;
const get = (id: string, tag = "t"): string => `get: { operationId: ${id}, tags: [${tag}], responses: {} }`;
const files = (old: string, fresh: string): Promise<Folder> => folderOf({ "old.yaml": old, "new.yaml": fresh });
const both = (folder: Folder): { old: string; new: string } => ({
  old: folder.path("old.yaml"),
  new: folder.path("new.yaml"),
});

describe("two documents", () => {
  test("are read with one configuration, of which each takes what it knows", async () => {
    await using folder = await files(api(`/a: { ${get("a")} }`), api(`/a: { ${get("a")} }, /b: { ${get("b")} }`));
    const [before, now] = await readSides({ ...both(folder), names: { "GET /a": "x", "GET /b": "y" } });
    expect([before, now].map(({ operations }) => operations.map(({ model }) => model.name))).toEqual([
      ["x"],
      ["x", "y"],
    ]);
  });

  test("are mended by the same overlays", async () => {
    await using folder = await folderOf({
      "old.yaml": api(`/a: { ${get("a")} }`),
      "new.yaml": api(`/a: { ${get("a")} }`),
      "overlay.yaml":
        "overlay: 1.0.0\ninfo: { title: O, version: '1' }\nactions: [{ target: $.info, update: { title: Mended } }]",
    });
    const sides = await readSides({ ...both(folder), overlays: [folder.path("overlay.yaml")] });
    expect(sides.map(({ model }) => model.title)).toEqual(["Mended", "Mended"]);
  });

  test("of which one has nothing of what is included have no operations there", async () => {
    await using folder = await files(api(`/a: { ${get("a")} }`), api(`/b: { ${get("b", "u")} }`));
    const [before, now] = await readSides({ ...both(folder), include: ["u"] });
    expect([before.operations.length, now.operations.length]).toEqual([0, 1]);
  });

  test("of which one has no token yet where the configuration looks for it have no session there", async () => {
    const tokens = (name: string): string =>
      api(
        `/r: { post: { operationId: renew, requestBody: { content: { application/json: { schema: { type: object, properties: { r: {} } } } } }, responses: { '200': { description: '', content: { application/json: { schema: { type: object, properties: { ${name}: {} } } } } } } } }`,
        "components: { securitySchemes: { s: { type: http, scheme: bearer } } }",
      );
    await using folder = await files(tokens("old"), tokens("token"));
    const session = { s: { refresh: { operationId: "renew", send: "/r", accessToken: "/token" } } };
    const [before, now] = await readSides({ ...both(folder), session });
    expect([before.model.sessions.length, now.model.sessions.length]).toEqual([0, 1]);
    const wrong = { s: { refresh: { operationId: "renew", send: "/r", accessToken: "/nowhere" } } };
    await expect(readSides({ ...both(folder), session: wrong })).rejects.toThrow("/nowhere");
  });
});

describe("an input at fault", () => {
  test("is a name that neither document has", async () => {
    await using folder = await files(api(`/a: { ${get("a")} }`), api(`/a: { ${get("a")} }`));
    await expect(readSides({ ...both(folder), include: ["zz"] })).rejects.toThrow('"zz"');
  });

  test("is a document without operations", async () => {
    await using folder = await files(api(`/a: { ${get("a")} }`), api(""));
    await expect(readSides(both(folder))).rejects.toThrow(/new\.yaml:3:8: There is no operation that can be called/);
  });

  test("is standard input for both", async () => {
    await expect(readSides({ old: "-", new: "-" })).rejects.toThrow("Standard input can be read only once.");
  });
});
