import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileShort } from "../../../scripts/release/compile-short.ts";
import { root } from "../../../scripts/release/packages.ts";
import { folderOf } from "../../cli/document/folder.ts";

test("compiles each module without its texts, and leads back to its source", async () => {
  await using folder = await folderOf({
    "tsconfig.json": await readFile(join(root, "tsconfig.json"), "utf8"),
    "src/say.ts": "export function say(): string { return ``; }",
    "src/say-short.ts": "export function say(number: number): string { return `#${number}`; }",
    "src/session/ask.ts":
      'import { say } from "../say.ts";\nthrow new Error(say`The session has no refresh function`);\n',
  });
  await compileShort(folder.path("."), folder.path("dist/production"));
  const read = async (name: string): Promise<string> => readFile(folder.path(join("dist/production", name)), "utf8");
  expect(await read("say.js")).toContain("return `#${number}`");
  expect(await read("session/ask.js")).toMatch(
    /^import \{ say \} from "\.\.\/say\.js";\nthrow new Error\(say\(\d+\)\);\n/,
  );
  expect(JSON.parse(await read("session/ask.js.map"))).toMatchObject({ sources: ["../../../src/session/ask.ts"] });
  await expect(read("say-short.js")).rejects.toThrow("ENOENT");
});
