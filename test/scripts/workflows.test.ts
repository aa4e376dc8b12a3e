/** The workflows of .github: what may run in them, and with which rights. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../../scripts/release/packages.ts";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
  readonly needs?: string | readonly string[];
  readonly environment?: string;
}
interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(root, ".github/workflows");
const names = await readdir(folder);
const texts = new Map(
  await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const)),
);
const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));

describe.each([...texts])("%s", (_, text) => {
  const workflow: Workflow = parse(text);
  const jobs = Object.entries(workflow.jobs);

  test("pins each action of others by its commit, with the version beside it", () => {
    const uses = [...text.matchAll(/uses: (?!\.\/)(.*)/g)].map(([, action = ""]) => action);
    expect(uses.length).toBeGreaterThan(0);
    for (const action of uses) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test("gives no right to all jobs, and to each job its own", () => {
    expect(workflow.permissions).toEqual({});
    for (const [, job] of jobs) expect(Object.keys(job.permissions ?? {})).not.toEqual([]);
  });

  test("has no secret, and no token of npm", () => {
    expect(text).not.toMatch(/secrets\.|NPM_TOKEN|NODE_AUTH_TOKEN/);
  });

  test("runs scripts that there are", () => {
    const called = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(called));
  });

  test("keeps no credentials of git in a job that runs the repository's code", () => {
    for (const [, job] of jobs)
      for (const step of job.steps ?? [])
        if (step.uses?.startsWith("actions/checkout@") === true && job.steps?.some(({ run }) => run?.includes("npm")))
          expect(step.with).toMatchObject({ "persist-credentials": false });
  });
});

test("only the job that publishes can prove who it is, after the checks, in an environment of its own", () => {
  const provers = [...texts.values()].flatMap((text) => {
    const workflow: Workflow = parse(text);
    return Object.entries(workflow.jobs).filter(([, { permissions }]) => permissions?.["id-token"] !== undefined);
  });
  expect(provers).toEqual([
    [
      "publish",
      expect.objectContaining({
        needs: ["check", "version"],
        environment: "npm",
        permissions: { contents: "read", "id-token": "write" },
      }),
    ],
  ]);
});
