import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inspect, inspectionPage } from "@latchkey/cli";
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
    get: { operationId: listNotes, security: [{ token: [] }], responses: {} }
    post: { operationId: addNote, security: [], responses: {} }
components: { securitySchemes: { token: { type: http, scheme: bearer } } }
`;

function latchkey(args: readonly string[], input?: string): Promise<Run> {
  return runLatchkey(folder, ["inspect", ...args], input);
}

describe("latchkey inspect", () => {
  test("prints the table, without colours in a pipe", async () => {
    const { code, stdout, stderr } = await latchkey(["api.yaml"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("  🔒 GET  /notes  token\n     POST /notes  open\n");
    expect(stdout).not.toContain("\u001b");
  });

  test("reads standard input, and prints the inspection as JSON", async () => {
    const { stdout } = await latchkey(["-", "--json"], api);
    const found = await inspect({ spec: join(folder, "api.yaml") });
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify({ ...found, source: "standard input" })));
  });

  test("writes the page, and prints all but the table", async () => {
    const { stdout } = await latchkey(["api.yaml", "--html", "page.html"]);
    // The script is one text in a process that strips types, and another where they are compiled away.
    const body = (page: string): string => page.slice(page.indexOf("<title>"), page.lastIndexOf("<script>"));
    const page = await readFile(join(folder, "page.html"), "utf8");
    expect(body(page)).toBe(body(inspectionPage(await inspect({ spec: join(folder, "api.yaml") }))));
    expect(page).toMatch(/^<!doctype html>/);
    expect(stdout).toContain("2 operations: 1 locked, 0 optional, 1 open");
    expect(stdout).not.toContain("/notes");
    expect(stdout).toContain("page.html is written");
  });

  test("reads a document of several files, and one of Swagger 2.0", async () => {
    await writeFile(
      join(folder, "paths.yaml"),
      "/notes: { get: { operationId: listNotes, security: [{ token: [] }] } }",
    );
    const bundled = api.replace(
      /paths:\n.*\ncomponents/s,
      "paths: { /notes: { $ref: 'paths.yaml#/~1notes' } }\ncomponents",
    );
    await writeFile(join(folder, "api.yaml"), bundled);
    expect((await latchkey(["api.yaml"])).stdout).toContain("🔒 GET /notes  token");
    expect((await latchkey(["api.yaml", "--html", "paths.yaml"])).stderr).toContain("is part of the document itself");
    const swagger = `swagger: "2.0"
info: { title: Old, version: "1" }
paths: { /x: { get: { security: [{ key: [] }], responses: { "200": { description: "" } } } } }
securityDefinitions: { key: { type: apiKey, in: header, name: X-Key } }
`;
    expect((await latchkey(["-"], swagger)).stdout).toContain("🔒 GET /x  key");
  });

  test("is quiet with --silent", async () => {
    expect(await latchkey(["api.yaml", "--silent"])).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("takes document, schemes and names from the configuration, and says so", async () => {
    const config = { spec: "api.yaml", schemes: { token: { description: "x" } }, names: { "GET /notes": "all" } };
    await writeFile(join(folder, "latchkey.config.json"), JSON.stringify(config));
    expect(JSON.parse((await latchkey(["--json"])).stdout)).toMatchObject({
      operations: [{ name: "all", nameBy: "configuration" }, {}],
      schemes: [{ definedBy: "both" }],
    });
  });
});

describe("an input at fault", () => {
  test.each([
    ["no document", [], "No OpenAPI document is named."],
    ["a missing file", ["no.yaml"], "no.yaml: There is no such file."],
    ["the document as the page", ["api.yaml", "--html", "./api.yaml"], "is part of the document itself"],
    ["a folder that is missing", ["api.yaml", "--html", "no/page.html"], "cannot be written"],
  ])("%s exits 2 without a stack trace", async (_name, args, problem) => {
    const { code, stdout, stderr } = await latchkey(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(problem);
    expect(stderr).not.toContain("    at ");
    expect(await readdir(folder)).toEqual(["api.yaml"]);
  });
});
