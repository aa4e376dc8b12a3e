/** What a validator accepts compiles, and what it refuses for its shape does not; `npm run judge` asks for more. */
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
  // Several times, since each time other values are drawn.
  const kinds = Array.from({ length: 8 }, () => join(root, "test/judge/kinds.yaml"));
  const documents = [...ours, join(root, "openapi.yaml"), ...kinds, ...(await drawnDocuments(1, 16))];
  judgement = await judgeDocuments({ documents, seed: 1, pairs: 1_000, folder: "test" });
}, patience);

test("the types of schemas agree with a validator", () => {
  expect(judgement.disagreements).toEqual([]);
});

test("both verdicts are judged", () => {
  expect(judgement.accepted).toBeGreaterThan(300);
  expect(judgement.refused).toBeGreaterThan(300);
});
