/** What a validator accepts compiles, and what it refuses for its shape does not; `npm run judge` has more of both. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { root } from "../../scripts/release/packages.ts";
import { patience } from "../../scripts/types/diagnose.ts";
import { drawnDocuments } from "./drawn-documents.ts";
import { judgeDocuments, type Judgement } from "./judge-documents.ts";

const folder = join(root, "test/corpus/documents");

let judgement: Judgement;
beforeAll(async () => {
  const ours = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).map((name) => join(folder, name));
  // Several times, since it has more kinds of schemas than any other.
  const kinds = Array.from({ length: 16 }, () => join(root, "test/judge/kinds.yaml"));
  const documents = [...ours, join(root, "openapi.yaml"), ...kinds, ...(await drawnDocuments(1, 8))];
  judgement = await judgeDocuments({ documents, seed: 1, pairs: 600, folder: "test" });
}, patience);

test("the types of schemas agree with a validator", () => {
  expect(judgement.disagreements).toEqual([]);
});

test("both verdicts are judged", () => {
  expect(judgement.accepted).toBeGreaterThan(150);
  expect(judgement.refused).toBeGreaterThan(150);
});
