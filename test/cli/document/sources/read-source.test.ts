import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { readSource, showAddress, trustOf } from "../../../../cli/src/document/sources/read-source.ts";
import { folderOf } from "../folder.ts";

describe("a document", () => {
  test("of a file is named as the caller did in messages, and without folders in generated code", async () => {
    await using folder = await folderOf({ "deep/api.yaml": "\uFEFFopenapi: 3.1.0\n" });
    const file = folder.path("deep/api.yaml");
    expect(await readSource(file)).toEqual({
      file,
      name: "api.yaml",
      text: "openapi: 3.1.0\n",
      location: pathToFileURL(file),
    });
  });

  test("of standard input stands in the working directory", async () => {
    const chunks = (async function* () {
      yield "\uFEFFopen";
      yield Buffer.from("api");
    })();
    expect(await readSource("-", chunks)).toEqual({
      file: "<stdin>",
      name: "standard input",
      text: "openapi",
      location: pathToFileURL(`${process.cwd()}/-`),
    });
  });

  test("of standard input may cut a character in two", async () => {
    const [first, second] = [Buffer.from("ü").subarray(0, 1), Buffer.from("ü").subarray(1)];
    const chunks = (async function* () {
      yield first;
      yield second;
    })();
    expect((await readSource("-", chunks)).text).toBe("ü");
  });

  test("of an address is named by its path, without its query", async () => {
    const server = createServer((_request, response) => void response.end("openapi")).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo; // A server that listens on a port has such an address.
    const source = await readSource(`http://127.0.0.1:${port}/v1/api.yaml?key=secret#part`);
    server.close();
    expect(source).toMatchObject({ file: `http://127.0.0.1:${port}/v1/api.yaml`, name: "api.yaml", text: "openapi" });
    expect(source.location?.hash).toBe("");
  });
});

test.each([
  ["is not there", "no.yaml", "There is no such file."],
  ["is a folder", ".", "This is a folder, not a file."],
  ["has a name that no file can have", "a\u0000b", /^This file cannot be read \(ERR_INVALID_ARG_VALUE\)\.$/],
])("a file that %s is told in plain words", async (_name, file, problem) => {
  await using folder = await folderOf({});
  await expect(readSource(folder.path(file))).rejects.toMatchObject({
    problem: typeof problem === "string" ? problem : expect.stringMatching(problem),
  });
});

test.each([
  ["https://user:secret@example.com/a.yaml?key=s#f", "https://example.com/a.yaml"],
  ["file:///api/a%20b.yaml", "/api/a b.yaml"],
])("%s is shown as %s", (address, want) => {
  expect(showAddress(new URL(address))).toBe(want);
});

test.each([
  ["the document's own origin", "https://example.com/api.yaml", {}, true],
  ["another origin", "https://other.example/api.yaml", {}, false],
  ["any, beside a file", "file:///api.yaml", {}, false],
  ["any, where private addresses are allowed", "file:///api.yaml", { allowPrivate: true }, true],
])("a reference may lead where it will to %s: %s", (_name, root, access, want) => {
  expect(trustOf(new URL(root), access)(new URL("https://example.com/x.yaml"))).toBe(want);
});
