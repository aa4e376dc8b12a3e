import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/release/packages.ts";

/** Files of `cli/src` that do nothing by themselves: types, constants, what is only put together, and how a process begins. */
const withoutLogic = new Set([
  "diff/rules/answer-rules.ts",
  "diff/rules/credential-rules.ts",
  "diff/rules/operation-rules.ts",
  "diff/rules/page-rules.ts",
  "diff/rules/place-rules.ts",
  "diff/rules/received-rules.ts",
  "diff/rules/request-rules.ts",
  "diff/rules/rule.ts",
  "diff/rules/sent-rules.ts",
  "diff/schemas/form.ts",
  "document/sources/access.ts",
  "document/sources/proxy-from-env.d.ts",
  "document/sources/source.ts",
  "index.ts",
  "init/init-options.ts",
  "init/validate-npm-package-name.d.ts",
  "inspect/page/style/colors.ts",
  "inspect/page/style/filters.ts",
  "inspect/page/style/frame.ts",
  "inspect/page/style/panels.ts",
  "inspect/page/style/print.ts",
  "inspect/page/style/rows.ts",
  "inspect/page/style/style.ts",
  "main.ts",
  "mock/index.ts",
  "mock/msw/msw-api.ts",
  "mock/prism/prism-api.ts",
  "mock/violation.ts",
  "model/model-options.ts",
  "model/spec-model.ts",
]);

/** What runs in a page, and is tested in one. */
const inTheBrowser: ReadonlyMap<string, string> = new Map([
  ["inspect/page/script.ts", "test/browser/inspection-page.test.ts"],
  ["mock/msw/handlers-in-browser.ts", "test/browser/mock-handlers.test.ts"],
]);

const entries = await readdir(join(root, "cli/src"), { recursive: true });
const files = entries.filter((entry) => entry.endsWith(".ts")).toSorted();

test("every file of the command that does something has a test of its own name", () => {
  const untested = files.filter((file) => {
    const own = inTheBrowser.get(file) ?? `test/cli/${file.replace(/\.ts$/, ".test.ts")}`;
    return !withoutLogic.has(file) && !existsSync(join(root, own));
  });
  expect(untested).toEqual([]);
});

test("what needs none is there", () => {
  expect([...withoutLogic, ...inTheBrowser.keys()].filter((file) => !files.includes(file))).toEqual([]);
});
