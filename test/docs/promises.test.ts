import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

/** A row of the table: the file that the middle column links to, and the name of the test, after the names of its groups. */
const ROW = /^\| .+ \| \[[^\]]+\]\(([^)]+)\) \| (.+) \|$/gm;

test("every promise names a test that there is", async () => {
  const page = await readFile("docs/promises.md", "utf8");
  const rows = [...page.matchAll(ROW)].map(([, file = "", name = ""]) => ({ file: join("docs", file), name }));
  expect(rows.length).toBe(page.match(/^\| (?!promise |---)/gm)?.length);
  expect(rows.length).toBeGreaterThan(40);

  const missing: string[] = [];
  for (const { file, name } of rows) {
    const text = await readFile(file, "utf8").catch(() => "");
    const source = text.replaceAll(/\(\s+"/g, '("');
    if (!name.split(" > ").every((part) => source.includes(`("${part}"`))) missing.push(`${file}: ${name}`);
  }

  expect(missing).toEqual([]);
});
