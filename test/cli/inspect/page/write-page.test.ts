import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { InputError } from "../../../../cli/src/document/spec-error.ts";
import { writePage } from "../../../../cli/src/inspect/page/write-page.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "latchkey-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("replaces an older page, and leaves nothing else behind", async () => {
  const file = join(folder, "page.html");
  await writeFile(file, "old");
  await writePage(file, "new", []);
  expect(await readFile(file, "utf8")).toBe("new");
  expect(await readdir(folder)).toEqual(["page.html"]);
});

test("never writes over the document", async () => {
  const file = join(folder, "openapi.yaml");
  await writeFile(file, "openapi: 3.1.0");
  const source = { file, name: "openapi.yaml", text: "", location: pathToFileURL(file) };
  await expect(writePage(join(folder, ".", "openapi.yaml"), "new", [source])).rejects.toThrow(
    "is part of the document",
  );
  expect(await readFile(file, "utf8")).toBe("openapi: 3.1.0");
});

test("tells where no page can stand", async () => {
  await expect(writePage(folder, "new", [])).rejects.toThrow(InputError);
  await expect(writePage(join(folder, "no", "page.html"), "new", [])).rejects.toThrow("cannot be written (ENOENT)");
});
