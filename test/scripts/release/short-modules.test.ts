import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";
import { expect, test } from "vitest";
import { bundle } from "../../../scripts/release/bundle.ts";
import { root } from "../../../scripts/release/packages.ts";
import { shortModules } from "../../../scripts/release/short-modules.ts";
import { folderOf } from "../../cli/document/folder.ts";

test("reads each module without its texts, and with short names in the folder of the session", async () => {
  await using folder = await folderOf({
    "tsconfig.json": await readFile(join(root, "tsconfig.json"), "utf8"),
    "src/say.ts": "export function say(): string { return ``; }",
    "src/say-short.ts": "export function say(number: number): string { return `#${number}`; }",
    "src/session/ask.ts":
      'import { say } from "../say.ts";\nexport const ask = () => new Error(say`The session cannot be renewed`, { mirror: 1 });\n',
    "src/session/state.ts": "export interface State { mirror: number }",
    "src/client/ask.ts": 'export { ask } from "../session/ask.ts";\nexport const state = { mirror: 1 };\n',
  });
  await using build = await rolldown({
    input: folder.path("src/client/ask.ts"),
    tsconfig: false,
    plugins: [await shortModules(folder.path("."))],
  });
  const { output } = await build.generate({ sourcemap: true });
  const [{ code, map }] = output;
  expect(code).toContain("return `#${number}`");
  expect(code).toMatch(/new Error\(say\(\d+\), \{ a: 1 \}\)/);
  expect(code).toContain("{ mirror: 1 }");
  expect(map?.sources.map((source) => source.replace(/.*src\//, "")).toSorted()).toEqual([
    "client/ask.ts",
    "say-short.ts",
    "session/ask.ts",
  ]);
});

test("the files for production bundles are the same package", { timeout: 60_000 }, async () => {
  await using folder = await folderOf({ "package.json": '{ "type": "module" }' });
  await bundle(root, folder.path("production"), [await shortModules(root)]);
  const load = async (name: string) => import(pathToFileURL(folder.path(`production/${name}.js`)).href);
  const { createSession, memoryStore }: typeof import("../../../src/index.ts") = await load("index");
  const events: string[] = [];
  const store = { ...memoryStore(), lock: async <T>(work: () => Promise<T>) => work() };
  const presented: string[] = [];
  const session = createSession({
    store,
    refresh: async (token) => {
      presented.push(token);
      if (presented.length > 1) throw new TypeError("fetch failed");
      return { accessToken: "A2", refreshToken: "R2" };
    },
    onEvent: ({ type }) => events.push(type),
  });
  await expect(session.accessToken()).rejects.toThrow(/^latchkey\/docs\/errors\.md#\d+$/);
  await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 0.001 });
  expect(await Promise.all([session.accessToken(), session.accessToken()])).toEqual(["A2", "A2"]);
  expect(store.get()).toMatchObject({ accessToken: "A2", refreshToken: "R2", edition: 1 });
  await expect(session.renew()).rejects.toMatchObject({ code: "REFRESH_FAILED", retryAfter: 1000 });
  await session.end();
  expect(store.get()).toBeUndefined();
  expect([presented, events]).toEqual([
    ["R1", "R2", "R2"],
    ["started", "refreshed", "failed", "ended"],
  ]);
});
