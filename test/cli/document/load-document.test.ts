import { mkdir, symlink } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { valueAtPath } from "../../../cli/src/document/pointer.ts";
import { loadDocument, type LoadOptions } from "../../../cli/src/document/load-document.ts";
import { SpecError } from "../../../cli/src/document/spec-error.ts";
import type { Json } from "../../../cli/src/document/json.ts";
import { folderOf } from "./folder.ts";

const head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";
const schemaA = (ref: string): string => `${head}components:\n  schemas:\n    A: { $ref: "${ref}" }\n`;

/** The document, or the error that it gives. */
async function load(options: LoadOptions): Promise<Json | SpecError> {
  try {
    return (await loadDocument(options)).document.root;
  } catch (error) {
    if (error instanceof SpecError) return error;
    throw error;
  }
}

function at(root: Json | SpecError, ...path: string[]): Json | undefined {
  if (root instanceof SpecError) throw root;
  return valueAtPath(root, path);
}

async function server(listener: RequestListener): Promise<AsyncDisposable & { readonly origin: string }> {
  const http = createServer(listener).listen(0, "127.0.0.1");
  await once(http, "listening");
  const { port } = http.address() as AddressInfo; // A server that listens on a port has such an address.
  return { origin: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: async () => void http.close() };
}

describe("a document of several files", () => {
  test("is one, with schemas as components and everything else where it is referred to", async () => {
    await using folder = await folderOf({
      "api.yaml": `${head}paths:\n  /p: { $ref: paths/p.json }\ncomponents: { schemas: { Post: { $ref: schemas/post.yaml } } }\n`,
      "paths/p.json": '{ "get": { "responses": { "200": { "$ref": "../common.yaml#/ok" } } } }',
      "common.yaml":
        "ok: { description: '', content: { application/json: { schema: { $ref: schemas/post.yaml } } } }\n",
      "schemas/post.yaml": "properties: { parent: { $ref: post.yaml }, tags: { $ref: 'tag.yaml#/definitions/Tag' } }\n",
      "schemas/tag.yaml": "definitions: { Tag: { enum: [a] } }\n",
    });
    const root = await load({ spec: folder.path("api.yaml") });
    const schema = { $ref: "#/components/schemas/Post" };
    expect(at(root, "paths", "/p", "get", "responses", "200", "content", "application/json", "schema")).toEqual(schema);
    expect(at(root, "components", "schemas")).toEqual({
      Post: { properties: { parent: schema, tags: { $ref: "#/components/schemas/Tag" } } },
      Tag: { enum: ["a"] },
    });
  });

  test("keeps apart what has the same name, and follows references back", async () => {
    await using folder = await folderOf({
      "api.yaml": `${head}components:\n  schemas:\n    X: { properties: { x: { $ref: other.yaml#/X } } }\n`,
      "other.yaml": "X: { items: { $ref: 'api.yaml#/components/schemas/X' } }\n",
    });
    expect(at(await load({ spec: folder.path("api.yaml") }), "components", "schemas")).toEqual({
      X: { properties: { x: { $ref: "#/components/schemas/X_" } } },
      X_: { items: { $ref: "#/components/schemas/X" } },
    });
  });

  test("may name schemas by $anchor and $id, and in a mapping", async () => {
    await using folder = await folderOf({
      "api.yaml": `${head}components:
  schemas:
    Dog: { $anchor: dog, $id: "https://example.com/dog" }
    A: { items: { $ref: "#dog" }, contains: { $ref: "https://example.com/dog" } }
    B: { discriminator: { propertyName: t, mapping: { cat: cat.yaml, dog: Dog } } }
`,
      "cat.yaml": "type: object\n",
    });
    const root = await load({ spec: folder.path("api.yaml") });
    expect(at(root, "components", "schemas", "A", "items")).toEqual({ $ref: "#/components/schemas/Dog" });
    expect(at(root, "components", "schemas", "A", "contains")).toEqual({ $ref: "#/components/schemas/Dog" });
    expect(at(root, "components", "schemas", "B", "discriminator", "mapping")).toEqual({
      cat: "#/components/schemas/cat",
      dog: "Dog",
    });
  });

  test("is pointed into where it is at fault", async () => {
    await using folder = await folderOf({
      "api.yaml": `${head}paths:\n  /p: { $ref: p.yaml }\n`,
      "p.yaml": "get:\n  responses: hello\n",
    });
    expect(await load({ spec: folder.path("api.yaml") })).toMatchObject({
      file: expect.stringMatching(/p\.yaml$/),
      line: 2,
      column: 14,
      problem: "`responses` must be an object.",
    });
  });

  test.each([
    ["a file that is not there", "no.yaml", /^There is no file .*no\.yaml\.$/],
    ["nothing in a file", "b.yaml#/no", /points to nothing/],
    ["a folder", "folder", /^There is no file/],
    ["a protocol that is not followed", "data:text/plain,x", /`data:` is no address/],
    ["a file with broken syntax", "broken.yaml", /not valid YAML/],
  ])("is refused when it refers to %s", async (_name, ref, problem) => {
    await using folder = await folderOf({ "api.yaml": schemaA(ref), "b.yaml": "{}", "broken.yaml": "a: [" });
    await mkdir(folder.path("folder"));
    expect(await load({ spec: folder.path("api.yaml") })).toMatchObject({ problem: expect.stringMatching(problem) });
  });

  test("is refused when it goes round in a circle outside of schemas", async () => {
    await using folder = await folderOf({
      "api.yaml": `${head}paths: { /p: { $ref: p.yaml } }\n`,
      "p.yaml": "get: { callbacks: { c: { x: { $ref: p.yaml } } } }\n",
    });
    expect(await load({ spec: folder.path("api.yaml") })).toMatchObject({
      problem: expect.stringMatching(/in a circle/),
    });
  });

  test("is refused when its files multiply", async () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const refs = Array.from({ length: 9 }, (_, index) => `c${index}: { x: { $ref: l${level + 1}.yaml } }`);
      return [`l${level}.yaml`, `get: { callbacks: { ${refs.join(", ")} } }\n`] as const;
    });
    await using folder = await folderOf({
      "api.yaml": `${head}paths: { /p: { $ref: l0.yaml } }\n`,
      ...Object.fromEntries(levels),
      "l9.yaml": "get: {}\n",
    });
    expect(await load({ spec: folder.path("api.yaml") })).toMatchObject({
      problem: expect.stringMatching(/too often/),
    });
  });
});

describe("a reference that is no address", () => {
  test.each([
    ["%zz", "no path of a file"],
    ["%", "no path of a file"],
    ["a%2.yaml", "no path of a file"],
    ["a%2fb.yaml", "no path of a file"],
    ["file:///%zz", "no path of a file"],
    ["http://[", "points to nothing"],
    ["//[", "points to nothing"],
    ["http://a:99999/x", "points to nothing"],
    ["http://localhost%00/x", "points to nothing"],
    [" ", "points to nothing"],
    ["\\t", "points to nothing"],
    [" other.yaml", "points to nothing"],
  ])("is refused with its place: %j", async (ref, problem) => {
    await using folder = await folderOf({ "api.yaml": schemaA(ref), "other.yaml": "type: string\n" });
    const inMapping = `${head}components: { schemas: { A: { discriminator: { propertyName: t, mapping: { x: "./${ref}" } } } } }`;
    await using mapped = await folderOf({ "api.yaml": ref.includes("/") ? schemaA(ref) : inMapping });
    for (const { path } of [folder, mapped]) {
      const error = await load({ spec: path("api.yaml") });
      expect(error).toBeInstanceOf(SpecError);
      expect(error).toMatchObject({ line: expect.any(Number), file: path("api.yaml") });
    }
    expect(await load({ spec: folder.path("api.yaml") })).toMatchObject({ problem: expect.stringContaining(problem) });
  });
});

test("a schema called __proto__ is taken from another file like any other", async () => {
  await using folder = await folderOf({
    "api.yaml": `${head}components:\n  schemas:\n    A: { items: { $ref: "other.yaml#/__proto__" } }\n`,
    "other.yaml": '{ "__proto__": { "type": "string" } }',
  });
  const schemas = at(await load({ spec: folder.path("api.yaml") }), "components", "schemas");
  expect(JSON.stringify(schemas)).toContain('"__proto__":{"type":"string"}');
  expect("type" in {}).toBe(false);
});

describe("a document's folder", () => {
  test.each(["../secret.yaml", "%2e%2e/secret.yaml", "link.yaml", "linked/secret.yaml"])(
    "is not left by %s, unless that is allowed",
    async (ref) => {
      await using folder = await folderOf({ "secret.yaml": "type: string\n", "api/api.yaml": schemaA(ref) });
      await symlink(folder.path("secret.yaml"), folder.path("api/link.yaml"));
      await symlink(folder.path("."), folder.path("api/linked"));
      const spec = folder.path("api/api.yaml");
      expect(await load({ spec })).toMatchObject({
        line: 5,
        problem: expect.stringMatching(/out of the document's folder/),
        hint: expect.stringMatching(/--allow-outside/),
      });
      expect(at(await load({ spec, allowOutside: true }), "components", "schemas", "A")).toEqual({ type: "string" });
    },
  );
});

describe("a document from the network", () => {
  test("is read from where the caller says, with what stands beside it", async () => {
    await using http = await server(({ url }, response) => {
      response.end(url === "/api/a.yaml?key=s3cret" ? schemaA("../b.json") : '{ "type": "string" }');
    });
    const { document, sources } = await loadDocument({ spec: `${http.origin}/api/a.yaml?key=s3cret` });
    expect(at(document.root, "components", "schemas", "A")).toEqual({ type: "string" });
    expect(sources.map(({ file }) => file)).toEqual([`${http.origin}/api/a.yaml`, `${http.origin}/b.json`]);
  });

  test("refers to no file", async () => {
    await using http = await server((_request, response) => void response.end(schemaA("file:///etc/passwd")));
    expect(await load({ spec: `${http.origin}/a.yaml` })).toMatchObject({
      problem: "A document from the network refers to a file.",
    });
  });

  test("is refused with the server's status", async () => {
    await using http = await server((_request, response) => void response.writeHead(404).end());
    expect(await load({ spec: `${http.origin}/a.yaml` })).toMatchObject({
      message: `${http.origin}/a.yaml: The server answered 404.`,
    });
  });

  test.each([
    "http://127.0.0.1",
    "http://2130706433",
    "http://0x7f.1",
    "http://[::1]",
    "http://[::ffff:7f00:1]",
    "http://localhost",
    "http://169.254.169.254",
    "http://10.0.0.1",
  ])("leads to no private address such as %s", async (origin) => {
    await using folder = await folderOf({ "api.yaml": schemaA(`${origin}:9/x.yaml`) });
    expect(await load({ spec: folder.path("api.yaml") })).toMatchObject({
      problem: expect.stringMatching(/is a private address\.$/),
      hint: expect.stringMatching(/--allow-private/),
    });
  });

  test("leads to a private address where that is allowed", async () => {
    await using http = await server((_request, response) => void response.end("type: string"));
    await using folder = await folderOf({ "api.yaml": schemaA(`${http.origin}/x.yaml`) });
    const root = await load({ spec: folder.path("api.yaml"), allowPrivate: true });
    expect(at(root, "components", "schemas", "A")).toEqual({ type: "string" });
  });

  test("is not redirected to a private address of another origin", async () => {
    await using inner = await server((_request, response) => void response.end("{}"));
    await using outer = await server(
      (_request, response) => void response.writeHead(302, { location: `${inner.origin}/` }).end(),
    );
    expect(await load({ spec: `${outer.origin}/a.yaml` })).toMatchObject({
      problem: "127.0.0.1 is a private address.",
    });
  });

  test("refers to what stands beside the place that redirects have led to", async () => {
    const seen: string[] = [];
    await using host = await server(({ url = "" }, response) => {
      seen.push(url);
      if (url === "/latest") response.writeHead(302, { location: "/v1/openapi.yaml" }).end();
      else if (url === "/v1/openapi.yaml") response.end(schemaA("./other.yaml"));
      else if (url === "/v1/other.yaml") response.writeHead(302, { location: "/v2/schemas/a.yaml" }).end();
      else if (url === "/v2/schemas/a.yaml") response.end("items: { $ref: b.yaml }");
      else if (url === "/v2/schemas/b.yaml") response.end("type: string");
      else response.writeHead(404).end();
    });
    const root = await load({ spec: `${host.origin}/latest` });
    expect(at(root, "components", "schemas", "b")).toEqual({ type: "string" });
    expect(seen.at(-1)).toBe("/v2/schemas/b.yaml");
  });

  test("gets the caller's headers at its own origin, and nobody else does", async () => {
    const seen: string[] = [];
    await using other = await server(({ url, headers }, response) => {
      seen.push(`other ${url} ${String(headers["x-key"])}`);
      response.end("type: string");
    });
    await using host = await server(({ url, headers }, response) => {
      seen.push(`host ${url} ${String(headers["x-key"])}`);
      if (url === "/latest") response.writeHead(302, { location: "/api.yaml" }).end();
      else if (url === "/away.yaml") response.writeHead(302, { location: `${other.origin}/b.yaml` }).end();
      else if (url === "/own.yaml") response.end("type: string");
      else {
        const refs = ["own.yaml", "away.yaml", `${other.origin}/c.yaml`].map((ref) => `{ $ref: "${ref}" }`);
        response.end(`${head}components: { schemas: { A: { allOf: [${refs.join(", ")}] } } }`);
      }
    });
    const root = await load({ spec: `${host.origin}/latest`, headers: { "x-key": "secret" }, allowPrivate: true });
    expect(at(root, "components", "schemas", "own")).toEqual({ type: "string" });
    expect(seen.toSorted()).toEqual([
      "host /api.yaml secret",
      "host /away.yaml secret",
      "host /latest secret",
      "host /own.yaml secret",
      "other /b.yaml undefined",
      "other /c.yaml undefined",
    ]);
  });

  test("is not redirected for ever", async () => {
    await using http = await server((_request, response) => void response.writeHead(302, { location: "/" }).end());
    expect(await load({ spec: http.origin })).toMatchObject({ problem: expect.stringMatching(/more than 5 times/) });
  });
});

describe("overlays", () => {
  const overlay = (update: string): string =>
    `overlay: 1.0.0\nactions:\n  - target: $.paths['/a'].get\n    update: ${update}\n`;

  test("mend the document before anything reads it, and are among what was read", async () => {
    await using folder = await folderOf({
      "api.yaml": `${head}paths: { /a: { get: { responses: {} } } }\n`,
      "x.yaml": overlay("{ operationId: readA }"),
    });
    const spec = folder.path("api.yaml");
    const { document, sources } = await loadDocument({ spec, overlays: [folder.path("x.yaml")] });
    expect(valueAtPath(document.root, ["paths", "/a", "get", "operationId"])).toBe("readA");
    expect(sources.map(({ name }) => name)).toEqual(["api.yaml", "x.yaml"]);
  });

  test("may be at fault, which is told with the line of the overlay", async () => {
    await using folder = await folderOf({
      "api.yaml": `${head}paths: { /a: { get: { responses: {} } } }\n`,
      "x.yaml": overlay("{ parameters: { a: 1 } }"),
    });
    const error = await load({ spec: folder.path("api.yaml"), overlays: [folder.path("x.yaml")] });
    expect(error).toMatchObject({ file: folder.path("x.yaml"), line: 4, pointer: "/paths/~1a/get/parameters" });
  });

  test("that are not there are told by their name", async () => {
    await using folder = await folderOf({ "api.yaml": `${head}paths: {}\n` });
    const overlays = [folder.path("no.yaml")];
    expect(await load({ spec: folder.path("api.yaml"), overlays })).toMatchObject({ file: folder.path("no.yaml") });
  });
});

describe("an overlay", () => {
  test("can state the security of single operations, which a document without a word needs", async () => {
    await using folder = await folderOf({
      "api.yaml": `${head}security: [{ b: [] }]\npaths: { /in: { post: { responses: {} } }, /me: { get: { responses: {} } } }\n`,
      "o.yaml":
        "overlay: 1.0.0\nactions:\n  - { target: \"$.paths['/in'].post\", update: { security: [] } }\n  - { target: \"$.paths['/me'].*\", update: { security: [{ k: [a] }] } }\n",
    });
    const root = await load({ spec: folder.path("api.yaml"), overlays: [folder.path("o.yaml")] });
    expect(at(root, "paths", "/in", "post", "security")).toEqual([]);
    expect(at(root, "paths", "/me", "get", "security")).toEqual([{ k: ["a"] }]);
  });

  test("at an address gets the caller's headers, unless the document is from another origin", async () => {
    const seen: (string | undefined)[] = [];
    const listener: RequestListener = ({ headers, url }, response) => {
      if (url === "/o.yaml") seen.push(headers["x-key"]?.toString());
      response.end(
        url === "/o.yaml" ? "overlay: 1.0.0\nactions: [{ target: $.info, update: { title: X } }]" : `${head}paths: {}`,
      );
    };
    await using own = await server(listener);
    await using foreign = await server(listener);
    await using folder = await folderOf({ "api.yaml": `${head}paths: {}\n` });
    const overlays = [`${own.origin}/o.yaml`];
    for (const spec of [folder.path("api.yaml"), `${own.origin}/api.yaml`, `${foreign.origin}/api.yaml`])
      await load({ spec, overlays, headers: { "x-key": "k" } });
    expect(seen).toEqual(["k", "k", undefined]);
  });
});
