import { createServer } from "node:http";
import { once } from "node:events";
import { type AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { parseDocument } from "../../../../cli/src/document/parse-document.ts";
import { type Documents, loadReferences } from "../../../../cli/src/document/references/load-references.ts";
import { type SourceAccess } from "../../../../cli/src/document/sources/access.ts";
import { readSource } from "../../../../cli/src/document/sources/read-source.ts";
import { SpecError } from "../../../../cli/src/document/spec-error.ts";
import { type Folder, folderOf } from "../folder.ts";
import { documentOf } from "../spec-document.ts";

test("all addresses together have one limit of time, not each its own", async () => {
  const deadline = new AbortController();
  let count = 0;
  const http = createServer((_request, response) => {
    count += 1;
    if (count === 1) response.end("type: string");
    else deadline.abort();
  }).listen(0, "127.0.0.1");
  await once(http, "listening");
  try {
    const { port } = http.address() as AddressInfo; // A server that listens on a port has such an address.
    const refs = ["a", "b", "c"].map((name) => `{ $ref: http://127.0.0.1:${port}/${name}.yaml }`);
    const text = `openapi: 3.1.0\ncomponents: { schemas: { A: { allOf: [${refs.join(", ")}] } } }`;
    const source = { file: "api.yaml", name: "api.yaml", text, location: new URL("file:///tmp/api.yaml") };
    const loading = loadReferences(parseDocument(source), { allowPrivate: true }, deadline.signal);
    await expect(loading).rejects.toMatchObject({
      name: "SpecError",
      line: 2,
      problem: "The documents that this one refers to have not arrived within 120 seconds.",
    });
    expect(count).toBe(2);
  } finally {
    http.closeAllConnections();
    http.close();
  }
});

async function load(folder: Folder, access: SourceAccess = {}): Promise<Documents | undefined> {
  return loadReferences(parseDocument(await readSource(folder.path("api.yaml"))), access);
}

test.each([
  ["its references are pointers", "a: { $ref: '#/b' }\nb: {}\n"],
  ["an example only looks like a reference", "example: { $ref: other.yaml }\n"],
])("there is nothing to put together where %s", async (_name, text) => {
  await using folder = await folderOf({ "api.yaml": text });
  expect(await load(folder)).toBeUndefined();
});

test("a document that refers by a schema's name has to be put together, alone as it is", async () => {
  await using folder = await folderOf({ "api.yaml": "schema: { $ref: '#dog', $defs: { D: { $anchor: dog } } }\n" });
  expect((await load(folder))?.size).toBe(1);
});

test("each file is read once, and what it refers to as well", async () => {
  await using folder = await folderOf({
    "api.yaml": "a: { $ref: b.yaml }\nb: { $ref: b.yaml#/x }\n",
    "b.yaml": "x: { $ref: c/d.yaml }\n",
    "c/d.yaml": "y: { $ref: ../api.yaml }\n",
  });
  const names = Array.from((await load(folder))?.values() ?? [], ({ source }) => source.name);
  expect(names).toEqual(["api.yaml", "b.yaml", "d.yaml"]);
});

test("a mapping may lead to a file", async () => {
  await using folder = await folderOf({
    "api.yaml": "schema: { discriminator: { mapping: { cat: cat.yaml } } }\n",
    "cat.yaml": "type: object\n",
  });
  expect((await load(folder))?.size).toBe(2);
});

describe("a reference that is not followed", () => {
  test.each([
    ["to a file of another machine", "file://host/x.yaml", "A document from the network refers to a file."],
    ["to an address that is none of the web", "ftp://example.com/x", "`ftp:` is no address that is followed."],
    ["to what is not there", "no.yaml", /^There is no file .*no\.yaml\.$/],
    ["out of the folder", "../x.yaml", /leads out of the document's folder/],
  ])("is a fault of the document at its line: %s", async (_name, ref, problem) => {
    await using folder = await folderOf({ "api.yaml": `a:\n  $ref: "${ref}"\n` });
    const error = await load(folder).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SpecError);
    expect(error).toMatchObject({
      line: 2,
      problem: typeof problem === "string" ? problem : expect.stringMatching(problem),
    });
  });

  test("is a file, where the document comes from the network", async () => {
    const document = documentOf("a: { $ref: 'file:///etc/hosts' }\n", "https://example.com/api.yaml");
    await expect(loadReferences(document, { allowOutside: true })).rejects.toMatchObject({
      problem: "A document from the network refers to a file.",
    });
  });
});

test("what is outside the folder is read where that is allowed", async () => {
  await using folder = await folderOf({ "x.yaml": "type: string\n", "in/api.yaml": "a: { $ref: ../x.yaml }\n" });
  const root = parseDocument(await readSource(folder.path("in/api.yaml")));
  expect((await loadReferences(root, { allowOutside: true }))?.size).toBe(2);
});

test("a folder whose name begins like the document's is another one", async () => {
  await using folder = await folderOf({
    "ap-b/x.yaml": "type: string\n",
    "ap/api.yaml": "a: { $ref: ../ap-b/x.yaml }\n",
  });
  const root = parseDocument(await readSource(folder.path("ap/api.yaml")));
  await expect(loadReferences(root, {})).rejects.toMatchObject({ problem: expect.stringMatching(/leads out/) });
});
