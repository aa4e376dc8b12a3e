/** Every verdict, held against the compiler: what is called breaking does not compile, and what is not does. */
import { beforeAll, describe, expect, test } from "vitest";
import { callers, isOrdinary } from "./callers.ts";
import { accessRows } from "./changes/access.ts";
import { answerRows } from "./changes/answers.ts";
import { operationRows } from "./changes/operations.ts";
import { pageRows } from "./changes/pages.ts";
import { requestRows } from "./changes/requests.ts";
import { teamRows } from "./changes/teams.ts";
import { judge, type Judgement, mentions, saysBreaks } from "./judge.ts";

const rows = [...operationRows, ...requestRows, ...answerRows, ...accessRows, ...pageRows, ...teamRows];

let judgements: ReadonlyMap<string, Judgement>;
beforeAll(async () => {
  judgements = await judge(rows);
}, 240_000);

function judgementOf(name: string): Judgement {
  const found = judgements.get(name);
  if (found === undefined) throw new Error(`Nobody has judged "${name}".`);
  return found;
}

describe.each(rows)("$name", ({ name, rules, breaks }) => {
  test("is called what it is", () => {
    const { diff } = judgementOf(name);
    expect([...new Set(diff.changes.map(({ rule }) => rule))].toSorted()).toEqual(rules.toSorted());
  });

  test("breaks the programs that it is said to, and no other", () => {
    const { before, complaints } = judgementOf(name);
    expect([...before.values()].flat()).toEqual([]);
    const known = Object.keys(callers).filter((caller) => breaks.some((broken) => broken === caller));
    expect({ broken: [...complaints.keys()].toSorted(), complaints: [...complaints.values()].flat() }).toMatchObject({
      broken: known.toSorted(),
    });
  });

  test("is judged as the compiler does", () => {
    const { diff, complaints } = judgementOf(name);
    const broken = [...complaints.keys()];
    expect(saysBreaks(diff.changes)).toBe(broken.some(isOrdinary));
    if (!broken.some(isOrdinary)) expect(broken.filter((caller) => !mentions(diff.changes, caller))).toEqual([]);
  });
});
