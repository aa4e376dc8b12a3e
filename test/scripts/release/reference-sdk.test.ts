import { expect, test } from "vitest";
import { changedFiles, unnamedFiles } from "../../../scripts/release/reference-sdk.ts";
import { judgeReference } from "../../../scripts/checks/check-reference.ts";

const before = { "generated/client.ts": "1", "generated/endpoints/feed.ts": "1", "dist/client.js": "1" };

test("a file that changed, came or went is a changed one", () => {
  const now = { "generated/client.ts": "2", "generated/new.ts": "1", "dist/client.js": "1" };
  expect(changedFiles(before, now)).toEqual(["generated/client.ts", "generated/endpoints/feed.ts", "generated/new.ts"]);
});

test("a packed file is named only if its source has not changed", () => {
  expect(changedFiles(before, { ...before, "dist/client.js": "2" })).toEqual(["dist/client.js"]);
  expect(changedFiles(before, { ...before, "dist/client.js": "2", "generated/client.ts": "2" })).toEqual([
    "generated/client.ts",
  ]);
});

test("a changeset names files by their paths in backticks, or by a pattern", () => {
  const changed = ["generated/client.ts", "generated/endpoints/feed.ts"];
  expect(unnamedFiles(changed, ["A sentence about generated/client.ts"])).toEqual(changed);
  expect(unnamedFiles(changed, ["`generated/client.ts` has one import less"])).toEqual(["generated/endpoints/feed.ts"]);
  expect(unnamedFiles(changed, ["`generated/*.ts`", "all of `generated/endpoints/*.ts`"])).toEqual([]);
  expect(unnamedFiles(changed, ["`generated/**`"])).toEqual([]);
  // A media type is no pattern.
  expect(unnamedFiles(changed, ["`*/*` is read as JSON, `**` is no path"])).toEqual(changed);
});

test("a changed byte that no changeset names is a problem, and so is a record of another version", () => {
  const record = { version: "1.0.0", files: before };
  const now = { ...before, "generated/client.ts": "2" };
  expect(judgeReference(record, "1.0.0", before, []).problems).toEqual([]);
  expect(judgeReference(record, "1.0.0", now, ["`generated/client.ts` is shorter"]).problems).toEqual([]);
  expect(judgeReference(record, "1.0.0", now, []).problems).toEqual([
    "generated/client.ts is not as it was in 1.0.0: name it in a changeset, in backticks",
  ]);
  expect(judgeReference(record, "1.1.0", before, []).problems).toEqual([
    ".changeset/reference-sdk.json is of 1.0.0, not 1.1.0: run `npm run record:reference`",
  ]);
});
