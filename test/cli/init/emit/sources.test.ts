import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { emitSources } from "../../../../cli/src/init/emit/sources.ts";
import { factsOf, hostile } from "../facts.ts";

test("the module exports what is generated, and has room for more", () => {
  const sources = new Map(emitSources(factsOf()));
  expect(sources.get("src/index.ts")).toContain('export * from "../generated/index.ts";');
  expect(sources.get("scripts/fetch-document.mjs")).toContain('process.env.OPENAPI_ADDRESS || "";');
  expect(sources.get("scripts/diff.mjs")).toContain('const spec = "openapi.yaml";');
});

test("a known address is fetched from", () => {
  const sources = new Map(emitSources(factsOf(undefined, { address: 'https://x.example/"`${x}' })));
  expect(sources.get("scripts/fetch-document.mjs")).toContain(String.raw`|| "https://x.example/\"` + '`${x}";');
});

test("a document at an address has no script to fetch it", () => {
  expect(
    new Map(emitSources(factsOf(undefined, { spec: "https://x.example/a" }))).has("scripts/fetch-document.mjs"),
  ).toBe(false);
});

test("a title stays in its comment", () => {
  const facts = factsOf();
  const sources = new Map(emitSources({ ...facts, model: { ...facts.model, title: hostile } }));
  const text = sources.get("src/index.ts") ?? "";
  expect(text.split("*/")).toHaveLength(2);
  expect(text.split("\n")[0]).toMatch(/^\/\*\* The SDK of .* \*\/$/);
});

test("fetching from nowhere is said in one line", () => {
  const script = new Map(emitSources(factsOf())).get("scripts/fetch-document.mjs") ?? "";
  const env = { ...process.env, OPENAPI_ADDRESS: "" };
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    env,
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([2, "✗ Say in OPENAPI_ADDRESS, or in this file, where the document is.\n"]);
});
