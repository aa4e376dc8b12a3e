/** What coding agents read: the index of the manual, and the skills that the packages bring. */
import { access, readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";

const skills = ["skills/latchkey/SKILL.md", "cli/skills/latchkey-cli/SKILL.md"];

test("llms.txt lists every page of the manual, and leads nowhere else", async () => {
  const text = await readFile("llms.txt", "utf8");
  const links = [...text.matchAll(/^- \[[^\]]+\]\(([^)]+)\)/gm)].map(([, link = ""]) => link);
  const manual = (await readdir("docs", { recursive: true })).filter((name) => name.endsWith(".md"));
  expect(links.toSorted()).toEqual(["README.md", ...manual.map((name) => join("docs", name))].toSorted());
});

test.each(skills)("%s can be found by what it is for, and read at a sitting", async (path) => {
  const text = await readFile(path, "utf8");
  const { name, description } = parse(text.split("---\n")[1] ?? "");
  expect(path).toContain(`skills/${name}/SKILL.md`);
  expect(description.length).toBeLessThan(1024);
  expect(text.split("\n").length).toBeLessThanOrEqual(300);
});

test.each([
  ["package.json", skills[0]],
  ["cli/package.json", skills[1]],
])("%s publishes its skill", async (manifest, skill = "") => {
  const { files } = JSON.parse(await readFile(manifest, "utf8"));
  expect(files).toContain("skills");
  await access(join(dirname(manifest), "skills"));
  expect(skill.startsWith(join(dirname(manifest), "skills"))).toBe(true);
});

test("a skill names nothing that is not exported", async () => {
  const source = await readFile("src/index.ts", "utf8");
  const text = await readFile("skills/latchkey/SKILL.md", "utf8");
  const imported = [...text.matchAll(/import \{ ([^}]+) \} from "latchkey"/g)].flatMap(([, names = ""]) =>
    names.split(", "),
  );
  expect(imported.length).toBeGreaterThan(0);
  for (const name of imported) expect(source).toMatch(new RegExp(String.raw`\b${name}\b`));
});
