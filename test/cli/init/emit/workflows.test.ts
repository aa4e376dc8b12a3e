import { expect, test } from "vitest";
import { parse } from "yaml";
import { emitWorkflows } from "../../../../cli/src/init/emit/workflows.ts";
import { factsOf, hostile } from "../facts.ts";

const workflow = (name: string, facts = factsOf()): string =>
  new Map(emitWorkflows(facts)).get(`.github/workflows/${name}.yml`) ?? "";
const all = ["ci", "regenerate", "release"];

test.each(all)("%s has no right but those that a job asks for, and no secret", (name) => {
  const text = workflow(name);
  expect(parse(text).permissions).toEqual({});
  expect(text).not.toContain("secrets.");
  for (const job of Object.values<{ permissions?: object }>(parse(text).jobs)) expect(job.permissions).toBeDefined();
});

test.each(all)("%s pins each action by its commit", (name) => {
  const uses = [...workflow(name).matchAll(/uses: (\S+)(.*)$/gm)].filter(([, action = ""]) => !action.startsWith("./"));
  expect(uses.length).toBeGreaterThan(1);
  for (const [, action = "", version = ""] of uses) {
    expect(action).toMatch(/@[0-9a-f]{40}$/);
    expect(version).toMatch(/^ # v\d/);
  }
});

test.each(all)("%s runs no text of an event or a document in its shell", (name) => {
  const facts = factsOf();
  const text = workflow(name, { ...facts, model: { ...facts.model, title: hostile }, description: hostile });
  expect(text).toBe(workflow(name));
  const runs = JSON.stringify(
    Object.values<{ steps?: { run?: string }[] }>(parse(text).jobs).flatMap(({ steps = [] }) =>
      steps.map(({ run }) => run),
    ),
  );
  expect(runs).not.toContain("${{");
});

test("only the job that publishes has npm's identity", () => {
  const { jobs } = parse(workflow("release"));
  const rights = Object.entries<{ permissions: Record<string, string> }>(jobs).filter(
    ([, job]) => "id-token" in job.permissions,
  );
  expect(rights.map(([name]) => name)).toEqual(["publish"]);
  expect(jobs.publish).toMatchObject({ environment: "npm", needs: ["check", "version"] });
});

test("a document is fetched anew where somebody has said from where", () => {
  expect(parse(workflow("regenerate")).jobs.regenerate.if).toBe("vars.OPENAPI_ADDRESS != ''");
  const known = parse(workflow("regenerate", factsOf(undefined, { address: "https://x.example/a" }))).jobs.regenerate;
  expect(known.if).toBeUndefined();
  expect(known.steps).toContainEqual({ run: "npm run fetch" });
  expect(workflow("regenerate", factsOf(undefined, { spec: "https://x.example/a" }))).not.toContain("npm run fetch");
});

test("a pull request is compared with its base where the document is in the repository", () => {
  expect(parse(workflow("ci")).jobs).toHaveProperty("diff");
  expect(parse(workflow("ci", factsOf(undefined, { spec: "https://x.example/a" }))).jobs).not.toHaveProperty("diff");
});
