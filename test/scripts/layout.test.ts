/** The linter holds the layout: each deliberate breach of it, in a folder of its own, is refused. */
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { root } from "../../scripts/release/packages.ts";
import { runCommand } from "../../scripts/run-command.ts";
import { folderOf } from "../cli/document/folder.ts";

const isAbove = (folder: string): string => `${folder}/ knows only what stands below it`;
const circle = "Dependency cycle detected";

/** Which file imports which, and what the linter has to say. */
const breaches: readonly (readonly [file: string, imported: string, complaint: string])[] = [
  ["src/query/a.ts", "../index.ts", isAbove("query")],
  ["src/pages/a.ts", "../query/b.ts", isAbove("pages")],
  ["src/wiring/c.ts", "../pages/b.ts", isAbove("wiring")],
  ["src/wiring/a.ts", "../generated.ts", isAbove("wiring")],
  ["src/query/a.ts", "../wiring/b.ts", isAbove("query")],
  ["src/wiring/a.ts", "../query/b.ts", isAbove("wiring")],
  ["src/client/a.ts", "../wiring/b.ts", isAbove("client")],
  ["src/operation/c.ts", "../pages/b.ts", isAbove("operation")],
  ["src/oauth2/a.ts", "../client/b.ts", isAbove("oauth2")],
  ["src/request/a.ts", "../oauth2/b.ts", isAbove("request")],
  ["src/response/a.ts", "../request/b.ts", isAbove("response")],
  ["src/middleware/a.ts", "../response/b.ts", isAbove("middleware")],
  ["src/session/a.ts", "../client/b.ts", isAbove("session")],
  ["src/session/deep/a.ts", "../../middleware/b.ts", isAbove("session")],
  ["src/stores/a.ts", "../session/b.ts", isAbove("stores")],
  ["src/security/a.ts", "../stores/b.ts", isAbove("security")],
  ["src/waiting/a.ts", "../security/b.ts", isAbove("waiting")],
  ["src/operation/a.ts", "../waiting/b.ts", isAbove("operation")],
  ["src/errors.ts", "./operation/b.ts", "errors.ts knows only latchkey-error.ts."],
  ["src/latchkey-error.ts", "./errors.ts", "latchkey-error.ts is the ground: it imports nothing."],
  ["cli/src/commands/a.ts", "../main.ts", isAbove("commands")],
  ["cli/src/mock/a.ts", "../commands/b.ts", isAbove("mock")],
  ["cli/src/inspect/a.ts", "../mock/b.ts", isAbove("inspect")],
  ["cli/src/init/a.ts", "../inspect/b.ts", isAbove("init")],
  ["cli/src/diff/a.ts", "../init/b.ts", isAbove("diff")],
  ["cli/src/generate/a.ts", "../diff/b.ts", isAbove("generate")],
  ["cli/src/model/a.ts", "../generate/b.ts", isAbove("model")],
  ["cli/src/document/a.ts", "../model/b.ts", isAbove("document")],
  ["cli/src/document/deep/a.ts", "../../config.ts", isAbove("document")],
  ["src/session/circle/a.ts", "./b.ts", circle],
  ["src/session/circle/b.ts", "./a.ts", circle],
];

const allowed = { "src/client/good.ts": "../session/b.ts", "cli/src/generate/good.ts": "../model/b.ts" };

interface Complaint {
  readonly filename: string;
  readonly message: string;
  readonly help?: string;
}

let complaints: readonly Complaint[];
beforeAll(async () => {
  const imports = [...breaches, ...Object.entries(allowed)];
  const files = imports.map(([file, imported]) => [file, textOf(imported)] as const);
  await using folder = await folderOf(Object.fromEntries(files));
  await cp(join(root, ".oxlintrc.json"), folder.path(".oxlintrc.json"));
  const { output } = await runCommand(join(root, "node_modules/.bin/oxlint"), ["--format=json"], folder.path("."));
  const { diagnostics }: { diagnostics: Complaint[] } = JSON.parse(output);
  complaints = diagnostics;
});

/** A type is an import like any other. */
function textOf(imported: string): string {
  return `import type { Other } from ${JSON.stringify(imported)};\n\nexport interface Own {\n  readonly other: Other;\n}\n`;
}

function complaintsIn(file: string): string {
  const own = complaints.filter(({ filename }) => filename === file);
  return own.map(({ message, help = "" }) => `${message} ${help}`).join("\n");
}

test.each(breaches)("%s may not import %s", (file, _imported, complaint) => {
  expect(complaintsIn(file)).toContain(complaint);
});

test.each(Object.entries(allowed))("%s may import %s", (file) => {
  expect(complaintsIn(file)).toBe("");
});
