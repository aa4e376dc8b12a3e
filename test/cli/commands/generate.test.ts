import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Run, runLatchkey } from "./run-latchkey.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "latchkey-"));
  await writeFile(join(folder, "api.yaml"), api);
});
afterEach(() => rm(folder, { recursive: true }));

const api = `openapi: 3.1.0
info: { title: Notes, version: 2.0.0 }
paths:
  /notes:
    get: { operationId: listNotes, security: [{ token: [] }], responses: { "200": { description: "" } } }
    post: { responses: { "200": { description: "" } } }
components: { securitySchemes: { token: { type: http, scheme: bearer } } }
`;

function latchkey(args: readonly string[], input?: string): Promise<Run> {
  return runLatchkey(folder, args, input);
}

describe("latchkey generate", () => {
  test("writes the folder and says what it made, without colours in a pipe", async () => {
    const { code, stdout } = await latchkey(["generate", "api.yaml", "--out", "sdk"]);
    expect(code).toBe(0);
    expect(stdout).toBe(`Notes 2.0.0 (api.yaml)
  operations  2: 1 secured, 0 optional, 1 public
  schemes     token
  session     none
· POST /notes has no operationId and is called \`postNotes\`.
· 1 more warning: latchkey inspect
✓ sdk: 6 files written, 0 unchanged
`);
    expect((await readdir(join(folder, "sdk"))).toSorted()).toEqual([
      "client.ts",
      "endpoints",
      "index.ts",
      "path-client.ts",
      "schema.ts",
      "schemas.ts",
    ]);
  });

  test("gives the same bytes from a file and from standard input, but for the name", async () => {
    await latchkey(["generate", "api.yaml", "--out", "a"]);
    expect((await latchkey(["generate", "-", "--out", "b"], api)).code).toBe(0);
    const [a, b] = await Promise.all(
      ["a", "b"].map((out) => readFile(join(folder, out, "endpoints/default.ts"), "utf8")),
    );
    expect(b).toBe(a?.replace("api.yaml", "standard input"));
  });

  test("applies the overlays of the configuration, and tells of what they do not find", async () => {
    const overlay = `overlay: 1.0.0
actions:
  - { target: $.no, remove: true }
  - target: $.paths['/notes'].post
    update: { operationId: addNote }
`;
    await writeFile(join(folder, "o.yaml"), overlay);
    await writeFile(join(folder, "latchkey.config.json"), '{"spec":"api.yaml","overlays":["o.yaml"]}');
    const { stdout } = await latchkey(["generate"]);
    expect(stdout).toContain("! o.yaml:3:15: $.no finds nothing to change");
    expect(await readFile(join(folder, "generated/endpoints/default.ts"), "utf8")).toContain("export const addNote");
    // An overlay that is saved is as good as a document that is saved.
    await writeFile(join(folder, "o.yaml"), overlay.replace("addNote", "writeNote"));
    await latchkey(["generate"]);
    expect(await readFile(join(folder, "generated/endpoints/default.ts"), "utf8")).toContain("export const writeNote");
  });

  test("names schemes as the document does, and keys by their own names beside them", async () => {
    const { stdout } = await latchkey(["generate", resolve("openapi.yaml"), "--out", "feed", "--json"]);
    const { schemes }: { schemes: unknown } = JSON.parse(stdout);
    expect(schemes).toContainEqual({
      name: "partnerKey",
      data: { type: "apiKey", in: "header", name: "X-Partner-Key" },
    });
  });

  test("is quiet with --silent and speaks JSON with --json", async () => {
    expect(await latchkey(["generate", "api.yaml", "--silent"])).toEqual({ code: 0, stdout: "", stderr: "" });
    const { stdout } = await latchkey(["generate", "api.yaml", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      title: "Notes",
      operations: [{ name: "listNotes", operationId: "listNotes" }, { name: "postNotes" }],
    });
    expect(JSON.parse(stdout)).not.toHaveProperty(["operations", 1, "operationId"]);
  });

  test("refuses a name in --include that nothing has, and leaves the folder as it was", async () => {
    await latchkey(["generate", "api.yaml"]);
    const { code, stderr } = await latchkey(["generate", "api.yaml", "--include", "/note"]);
    expect([code, stderr]).toEqual([
      2,
      '✗ include: no operation has the tag, path or operationId "/note".\n  Is it "/notes"?\n',
    ]);
    expect(await latchkey(["generate", "api.yaml", "--check"])).toMatchObject({ code: 0 });
  });

  test.each(["--include", "--exclude"])("says what to do where %s has taken the document for a name", async (flag) => {
    expect(await latchkey(["generate", flag, "notes", "auth", "api.yaml"])).toMatchObject({
      code: 2,
      stderr: `✗ No OpenAPI document is named.\n  ${flag} has taken api.yaml for a name. Put the document first: latchkey generate api.yaml ${flag} …\n`,
    });
  });

  test("generates again with --force though nothing has changed", async () => {
    await latchkey(["generate", "api.yaml"]);
    const { code, stdout } = await latchkey(["generate", "api.yaml", "--force", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ files: { changed: [], missing: [] } });
  });

  test("takes only what --include names, and not what --exclude names", async () => {
    const { stdout } = await latchkey([
      "generate",
      "api.yaml",
      "--json",
      "--include",
      "/notes",
      "--exclude",
      "listNotes",
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ operations: [{ name: "postNotes" }] });
  });
});

describe("latchkey generate --watch", () => {
  test.each([
    ["-", "standard input"],
    ["https://api.example/openapi.yaml", "what stands at an address"],
  ])("refuses %s, whose changes it would never see", async (spec, what) => {
    const { code, stderr } = await latchkey(["generate", spec, "--watch"]);
    expect(code).toBe(2);
    expect(stderr).toContain(`--watch cannot tell when ${what} changes.`);
  });
});

describe("latchkey generate --check", () => {
  test("exits 0 and writes nothing where the folder is up to date", async () => {
    await latchkey(["generate", "api.yaml"]);
    expect(await latchkey(["generate", "api.yaml", "--check"])).toMatchObject({ code: 0, stderr: "" });
  });

  test("exits 1, names what differs and the command that mends it", async () => {
    const { code, stderr } = await latchkey(["generate", "api.yaml", "--check"]);
    expect(code).toBe(1);
    expect(stderr).toContain("  missing   index.ts\n");
    expect(stderr).toContain("Run `latchkey generate api.yaml --out generated`.\n");
    expect(await readdir(folder)).toEqual(["api.yaml"]);
  });
});

describe("latchkey.config", () => {
  test("says what the flags do not", async () => {
    await writeFile(
      join(folder, "latchkey.config.json"),
      '{ "spec": "api.yaml", "out": "sdk", "importExtension": ".ts", "names": { "POST /notes": "addNote" } }',
    );
    await latchkey(["generate"]);
    const index = await readFile(join(folder, "sdk/index.ts"), "utf8");
    expect(index).toContain('from "./endpoints/default.ts"');
    expect(await readFile(join(folder, "sdk/endpoints/default.ts"), "utf8")).toContain("export const addNote: ");
  });

  test.each([
    ['{ "sepc": "api.yaml" }', "there is no option `sepc`"],
    ['{ "out": 1 }', "`out` must be a string"],
    ['{ "schemes": { "token": "bearer" } }', "`schemes` must be an object with an object for each scheme"],
    ['{ "names": { "GET /notes": 1 } }', "`names` must be an object of strings"],
    ["{", "cannot be read"],
    ['{ "spec": "api.yaml", "names": { "GET /no": "x" } }', 'there is no operation "GET /no"'],
    ['{ "spec": "api.yaml", "names": { "GET /notes": "delete" } }', "is reserved"],
    ['{ "spec": "api.yaml", "schemes": { "token": { "as": "beare" } } }', "schemes of the configuration"],
    ['{ "spec": "api.yaml", "overlays": ["no.yaml"] }', "Name an overlay under `overlays`"],
    [
      '{ "spec": "api.yaml", "session": { "token": { "refresh": { "operationId": "no", "accessToken": "/a" } } } }',
      "session.token.refresh.operationId of the configuration",
    ],
  ])("%s is refused", async (config, problem) => {
    await writeFile(join(folder, "latchkey.config.json"), config);
    const { code, stderr } = await latchkey(["generate"]);
    expect(code).toBe(2);
    expect(stderr).toContain(problem);
    expect(stderr).not.toContain("    at ");
  });
});

describe("an input at fault", () => {
  test.each([
    ["an unknown option", ["generate", "--nope"], "unknown option"],
    ["an unknown command", ["nope"], "unknown command"],
    ["no document", ["generate"], "No OpenAPI document is named."],
    ["a missing file", ["generate", "no.yaml"], "no.yaml: There is no such file."],
    ["a folder", ["generate", "."], ".: This is a folder, not a file."],
    ["an address that nobody serves", ["generate", "http://127.0.0.1:1/api.yaml"], "cannot be reached (ECONNREFUSED)"],
  ])("%s exits 2 without a stack trace", async (_name, args, problem) => {
    const { code, stdout, stderr } = await latchkey(args);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(problem);
    expect(stderr).not.toContain("    at ");
  });

  test("is pointed to, and leaves the folder as it was", async () => {
    await latchkey(["generate", "api.yaml"]);
    const before = await readFile(join(folder, "generated/index.ts"), "utf8");
    await writeFile(join(folder, "api.yaml"), api.replace("responses: {", "responses: { default: { $ref: '#/no' },"));
    const { code, stderr } = await latchkey(["generate", "api.yaml"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^✗ api\.yaml:5:\d+: "#\/no" points to nothing\.\n {2}Mend/);
    expect(await readFile(join(folder, "generated/index.ts"), "utf8")).toBe(before);
  });
});
