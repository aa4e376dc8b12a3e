/** Where the documentation leads: its links, and the list of its pages in the README. */
import { access, readdir, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";

const LINK = /\]\(([^)\s]+)\)/g;
const OUTSIDE = /^[a-z]+:/;

async function pages(): Promise<string[]> {
  const manual = await readdir("docs", { recursive: true });
  const own = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "AGENTS.md", ".changeset/README.md"];
  return [...own, ...manual.filter((name) => name.endsWith(".md")).map((name) => join("docs", name))];
}

function linksOf(text: string): string[] {
  return [...text.matchAll(LINK)].map(([, link = ""]) => link).filter((link) => !OUTSIDE.test(link));
}

/** The names by which a page's headings are linked to, as GitHub makes them, and those that it gives itself. */
function anchorsOf(text: string): string[] {
  const headings = [...text.replaceAll(/^```[\s\S]*?^```$/gm, "").matchAll(/^#+ (.*)$/gm)];
  const slugs = headings.map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
  // A heading that a page has twice is numbered from the second one on.
  const numbered = slugs.map((slug, index) => {
    const before = slugs.slice(0, index).filter((other) => other === slug).length;
    return before === 0 ? slug : `${slug}-${before}`;
  });
  return [...numbered, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = ""]) => id)];
}

async function leadsSomewhere(page: string, link: string): Promise<boolean> {
  const [file = "", anchor] = link.split("#");
  const target = file === "" ? page : join(dirname(page), file);
  if (anchor !== undefined) return anchorsOf(await readFile(target, "utf8")).includes(anchor);
  return access(target).then(
    () => true,
    () => false,
  );
}

test("every link of the documentation leads to a file or a heading", async () => {
  const broken: string[] = [];
  for (const page of await pages())
    for (const link of linksOf(await readFile(page, "utf8")))
      if (!(await leadsSomewhere(page, link))) broken.push(`${page}: ${link}`);

  expect(broken).toEqual([]);
});

test("the README lists every page of docs/, and the list of a folder every page beside it", async () => {
  const lists = ["README.md", "docs/frameworks/README.md", "docs/api/README.md"];
  const linked = new Set(
    (
      await Promise.all(
        lists.map(async (list) =>
          linksOf(await readFile(list, "utf8")).map((link) => resolve(dirname(list), link.split("#")[0] ?? "")),
        ),
      )
    ).flat(),
  );
  const manual = (await pages()).filter((page) => page.startsWith("docs/"));

  expect(manual.filter((page) => !linked.has(resolve(page)))).toEqual([]);
});

test("the README stays a page that one reads at a sitting", async () => {
  const lines = (await readFile("README.md", "utf8")).split("\n");

  expect(lines.length).toBeLessThanOrEqual(150);
});
