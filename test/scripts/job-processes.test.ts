import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished, expect, test } from "vitest";
import { root } from "../../scripts/release/packages.ts";
import { type JobOutcome, runJobs } from "../../scripts/job-processes.ts";

const jobs = [{ say: "one" }, { say: "hang" }, { say: "exit" }, { say: "two" }, { say: "three" }];

const program = `
import { answerJobs } from ${JSON.stringify(pathToFileURL(join(root, "scripts/job-processes.ts")).href)};
answerJobs(({ say }) => {
  while (say === "hang");
  if (say === "exit") process.exit(7);
  return { said: say, process: process.pid };
});
`;

test("a job that hangs or ends its process costs nothing but itself", async () => {
  const folder = await mkdtemp(join(tmpdir(), "job-processes-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, "program.ts");
  await writeFile(path, program);
  const outcomes = new Map<string, JobOutcome<{ said: string; process: number }>>();
  await runJobs<{ say: string }, { said: string; process: number }>(
    path,
    jobs,
    { processes: 1, limit: 2_000 },
    ({ say }, outcome) => outcomes.set(say, outcome),
  );
  expect([...outcomes.keys()]).toEqual(["one", "hang", "exit", "two", "three"]);
  expect(outcomes.get("hang")).toEqual({ kind: "late" });
  expect(outcomes.get("exit")).toEqual({ kind: "crashed", code: 7 });
  const done = ["one", "two", "three"].map((say) => {
    const outcome = outcomes.get(say);
    return outcome?.kind === "done" ? outcome.result : undefined;
  });
  expect(done.map((result) => result?.said)).toEqual(["one", "two", "three"]);
  expect(done[1]?.process).toBe(done[2]?.process);
  expect(done[0]?.process).not.toBe(done[1]?.process);
});

test("a program that cannot be started fails its jobs", async () => {
  const outcomes: JobOutcome<unknown>[] = [];
  const options = { processes: 1, limit: 2_000 };
  await runJobs("/nowhere/program.ts", jobs.slice(0, 2), options, (_, outcome) => outcomes.push(outcome));
  expect(outcomes).toEqual([
    { kind: "crashed", code: 1 },
    { kind: "crashed", code: 1 },
  ]);
});
