import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Operation, ParameterLocation, ParameterSerialization } from "../../src/operation/operation.ts";
import { allStyles } from "../../src/request/all-styles.ts";
import { cookiesOf, headerTexts, pathOf, queryOf } from "../../src/request/parameters.ts";
import { InvalidParameterError } from "../../src/errors.ts";

type Facts = Readonly<Record<string, ParameterSerialization>>;

function operation(path: string, location: ParameterLocation, facts: Facts = {}): Operation {
  return { method: "GET", path, parameters: { [location]: facts }, styles: allStyles };
}

function refusal(work: () => unknown): InvalidParameterError {
  try {
    work();
  } catch (error) {
    if (error instanceof InvalidParameterError) return error;
    throw error;
  }
  throw new Error("Nothing was refused");
}

describe("path", () => {
  const byId = operation("/feed/{id}/likes", "path");

  test.each([
    { given: "p_1", want: "/feed/p_1/likes" },
    { given: 7, want: "/feed/7/likes" },
    { given: "a/b", want: "/feed/a%2Fb/likes" },
    { given: "../../admin", want: "/feed/..%2F..%2Fadmin/likes" },
    { given: "a\\b", want: "/feed/a%5Cb/likes" },
    { given: "?x#y", want: "/feed/%3Fx%23y/likes" },
    { given: "%2e%2e", want: "/feed/%252e%252e/likes" },
    { given: "...", want: "/feed/.../likes" },
    { given: ".a", want: "/feed/.a/likes" },
    { given: "\t.", want: "/feed/%09./likes" },
    { given: "$&$1", want: "/feed/%24%26%241/likes" },
    { given: ["a", "b"], want: "/feed/a,b/likes" },
  ])("writes $given as $want", ({ given, want }) => {
    expect(pathOf(byId, { id: given })).toBe(want);
  });

  test.each([
    { given: ".", want: "leads to another route" },
    { given: "..", want: "leads to another route" },
    { given: ["."], want: "leads to another route" },
    { given: "", want: "is empty" },
    { given: [""], want: "is empty" },
    { given: undefined, want: "is missing" },
    { given: null, want: "is missing" },
    { given: [], want: "is empty" },
    { given: { a: { b: 1 } }, want: "which its style cannot write" },
    { given: new Date(Number.NaN), want: "is an invalid date" },
    { given: "\uDC00", want: "has half of a surrogate pair" },
  ])("refuses $given, which $want", ({ given, want }) => {
    const error = refusal(() => pathOf(byId, { id: given }));
    expect(error.message).toContain(want);
    expect(error.message).toContain("(GET /feed/{id}/likes)");
    expect(error.parameter).toBe("id");
  });

  test("refuses values that make a dot segment together", () => {
    const error = refusal(() => pathOf(operation("/{a}{b}/x", "path"), { a: ".", b: "." }));
    expect(error.parameter).toBe("a");
  });

  test("refuses a value that makes one with what stands beside it", () => {
    const besideDot = operation("/files/.{ext}", "path");
    expect(refusal(() => pathOf(besideDot, { ext: "." })).parameter).toBe("ext");
    expect(pathOf(besideDot, { ext: "txt" })).toBe("/files/.txt");
    const besideCode = operation("/files/%2E{ext}", "path");
    expect(refusal(() => pathOf(besideCode, { ext: "." })).parameter).toBe("ext");
  });

  test("refuses an empty label, which is a dot segment", () => {
    const label = operation("/media/{format}", "path", { format: { style: "label" } });
    expect(pathOf(label, { format: "png" })).toBe("/media/.png");
    expect(refusal(() => pathOf(label, { format: "" })).parameter).toBe("format");
    expect(refusal(() => pathOf(label, { format: "." })).parameter).toBe("format");
  });

  test("blames no value for a dot segment of the document's own", () => {
    expect(pathOf(operation("/./x/{id}", "path"), { id: "1" })).toBe("/./x/1");
  });

  test.each(["/a/{id}?x=1", "/a/{id}#x"])("ends where the path does, in %s", (template) => {
    expect(pathOf(operation(template, "path"), { id: "b" })).toBe("/a/b");
    expect(refusal(() => pathOf(operation(template, "path"), { id: ".." })).parameter).toBe("id");
  });

  test("does not explode a matrix unless it is told to", () => {
    const ids = { ids: [1, 2] };
    expect(pathOf(operation("/m{ids}", "path", { ids: { style: "matrix" } }), ids)).toBe("/m;ids=1,2");
    expect(pathOf(operation("/m{ids}", "path", { ids: { style: "matrix", explode: true } }), ids)).toBe(
      "/m;ids=1;ids=2",
    );
  });

  test("writes content as its media type", () => {
    const json = operation("/at/{point}", "path", { point: { content: "application/json" } });
    expect(pathOf(json, { point: { lat: 1 } })).toBe("/at/%7B%22lat%22%3A1%7D");
    const text = operation("/at/{point}", "path", { point: { content: "text/plain" } });
    expect(refusal(() => pathOf(text, { point: "" })).message).toContain("is empty");
    expect(refusal(() => pathOf(text, { point: "." })).message).toContain("another route");
  });

  test("takes names that every object inherits from the values only", () => {
    const odd = operation("/{constructor}/{__proto__}", "path");
    expect(refusal(() => pathOf(odd, {})).parameter).toBe("constructor");
    const values: Record<string, unknown> = JSON.parse('{"constructor":"a","__proto__":"b"}');
    expect(pathOf(odd, values)).toBe("/a/b");
  });

  test("no value reaches another route", () => {
    const styles = fc.constantFrom<ParameterSerialization>(
      {},
      { style: "label" },
      { style: "label", explode: true },
      { style: "matrix" },
      { style: "matrix", explode: true },
      { content: "text/plain" },
    );
    const dotty = fc.string({
      unit: fc.constantFrom(".", "/", "\\", "%", "2", "e", "E", "?", "#", ";", "\t", "\n", "@", ":"),
    });
    const text = fc.oneof(fc.string({ unit: "binary" }), dotty);
    const value = fc.oneof(text, fc.array(text, { maxLength: 3 }), fc.dictionary(text, text, { maxKeys: 2 }));
    fc.assert(
      fc.property(styles, value, value, (facts, a, b) => {
        const op = operation("/v1/{a}/x{b}y/{a}{b}/end", "path", { a: facts, b: facts });
        let path: string;
        try {
          path = pathOf(op, { a, b });
        } catch (error) {
          if (error instanceof InvalidParameterError) return;
          throw error;
        }
        const url = new URL(`https://api.example${path}?q=1`);
        expect(url.origin).toBe("https://api.example");
        expect(url.search + url.hash).toBe("?q=1");
        expect(url.pathname.split("/")).toHaveLength(6);
        expect(url.pathname).toMatch(/^\/v1\/.*\/x.*y\/.*\/end$/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("query", () => {
  test.each<{ rule: string; facts?: Facts; values: Record<string, unknown>; want: string }>([
    { rule: "explodes by default", values: { tags: ["a", "b"], q: "x y" }, want: "tags=a&tags=b&q=x%20y" },
    {
      rule: "does not explode where the document says so",
      facts: { tags: { explode: false } },
      values: { tags: ["a", "b"] },
      want: "tags=a,b",
    },
    {
      rule: "does not explode another style than form",
      facts: { ids: { style: "pipeDelimited" } },
      values: { ids: [1, 2] },
      want: "ids=1%7C2",
    },
    {
      rule: "goes deep",
      facts: { f: { style: "deepObject" } },
      values: { f: { a: { b: 1 } } },
      want: "f%5Ba%5D%5Bb%5D=1",
    },
    { rule: "leaves out what is absent", values: { a: undefined, b: null, c: [], d: {}, e: "" }, want: "e=" },
    { rule: "is empty for nothing", values: {}, want: "" },
    {
      rule: "lets reserved characters be",
      facts: { u: { allowReserved: true } },
      values: { u: "a/b?c=d&e#f g" },
      want: "u=a/b?c=d%26e%23f%20g",
    },
    { rule: "encodes names", values: { "a[]": 1, "b&c": 2 }, want: "a%5B%5D=1&b%26c=2" },
    {
      rule: "writes content as JSON",
      facts: { at: { content: "application/json" } },
      values: { at: { lat: 1 } },
      want: "at=%7B%22lat%22%3A1%7D",
    },
    {
      rule: "writes a page as servers read it",
      values: { pageable: { page: 0, size: 10, sort: ["name,asc", "id"] } },
      want: "page=0&size=10&sort=name%2Casc&sort=id",
    },
    {
      rule: "leaves absent content out",
      facts: { at: { content: "application/json" } },
      values: { at: null },
      want: "",
    },
    {
      rule: "takes inherited names from the document only",
      values: JSON.parse('{"__proto__":"a","constructor":"b","toString":"c"}'),
      want: "__proto__=a&constructor=b&toString=c",
    },
  ])("$rule", ({ facts, values, want }) => {
    expect(queryOf(operation("/x", "query", facts), values)).toBe(want);
  });

  test.each([
    { path: "/x?action=list", want: "action=list&a=1" },
    { path: "/x?action=list#part", want: "action=list&a=1" },
    { path: "/x?of={id}", want: "of=b%26c&a=1" },
    { path: "/x#part", want: "a=1" },
  ])("goes on after what the document has written in $path", ({ path, want }) => {
    expect(queryOf(operation(path, "query"), { a: 1 }, { id: "b&c" })).toBe(want);
  });

  test("names the parameter that cannot be written", () => {
    const facts = { filter: { explode: false } };
    const error = refusal(() => queryOf(operation("/x", "query", facts), { ok: 1, filter: { a: { b: 1 } } }));
    expect(error.parameter).toBe("filter");
    expect(error.message).toBe(
      "The parameter filter has a list or an object inside, which its style cannot write (GET /x)",
    );
  });

  test("never shows the value that it refuses", () => {
    const error = refusal(() => queryOf(operation("/x", "query"), { key: "s3cret\uD800" }));
    expect(JSON.stringify({ ...error, message: error.message, stack: error.stack })).not.toContain("s3cret");
  });
});

describe("header", () => {
  test.each<{ rule: string; facts?: Facts; values: Record<string, unknown>; want: Record<string, string> }>([
    { rule: "is not percent-encoded", values: { "X-A": "a b/ü%" }, want: { "X-A": "a b/ü%" } },
    { rule: "has no space after the comma", values: { "X-A": ["a", "b"] }, want: { "X-A": "a,b" } },
    { rule: "writes objects", values: { "X-A": { R: 1, G: 2 } }, want: { "X-A": "R,1,G,2" } },
    {
      rule: "writes exploded objects",
      facts: { "X-A": { explode: true } },
      values: { "X-A": { R: 1, G: 2 } },
      want: { "X-A": "R=1,G=2" },
    },
    { rule: "can be empty", values: { "X-A": "" }, want: { "X-A": "" } },
    { rule: "leaves out what is absent", values: { "X-A": undefined, "X-B": null, "X-C": [] }, want: {} },
    {
      rule: "escapes JSON",
      facts: { "X-A": { content: "application/json" } },
      values: { "X-A": { n: "é😀\u007f" } },
      want: { "X-A": '{"n":"\\u00e9\\ud83d\\ude00\\u007f"}' },
    },
  ])("$rule", ({ facts, values, want }) => {
    expect(headerTexts(operation("/x", "header", facts), values)).toEqual(want);
  });

  test.each(["a\r\nX-B: 1", "a\nb", "a\0", "日", "\u007f"].map((given) => ({ given })))(
    "refuses $given",
    ({ given }) => {
      expect(refusal(() => headerTexts(operation("/x", "header"), { "X-A": given })).parameter).toBe("X-A");
    },
  );
});

describe("allowReserved in the path", () => {
  const reserved = operation("/files/{name}/x", "path", { name: { allowReserved: true } });

  test("leaves what ends no segment", () => {
    expect(pathOf(reserved, { name: "a:b@c,d&e+f/g?h#i" })).toBe("/files/a:b@c,d&e+f%2Fg%3Fh%23i/x");
    expect(pathOf(reserved, { name: "50%25" })).toBe("/files/50%25/x");
  });

  test.each(["..", "%2e%2E", ".%2e", "%2e"])("leads to no other route by %s", (name) => {
    expect(refusal(() => pathOf(reserved, { name })).message).toContain("leads to another route");
  });
});

describe("cookie", () => {
  test.each<{ rule: string; facts?: Facts; values: Record<string, unknown>; want: string }>([
    { rule: "joins cookies", values: { a: 1, b: "x y;" }, want: "a=1; b=x%20y%3B" },
    { rule: "repeats an exploded list", values: { a: [1, 2] }, want: "a=1; a=2" },
    { rule: "writes a list in one", facts: { a: { explode: false } }, values: { a: [1, 2] }, want: "a=1,2" },
    {
      rule: "encodes JSON",
      facts: { a: { content: "application/json" } },
      values: { a: { b: 1 } },
      want: "a=%7B%22b%22%3A1%7D",
    },
    { rule: "lets plain text be", facts: { a: { content: "text/plain" } }, values: { a: "x/y=z" }, want: "a=x/y=z" },
    {
      rule: "keeps an ampersand in plain text",
      facts: { a: { content: "text/plain" } },
      values: { a: "x&y" },
      want: "a=x&y",
    },
    // OpenAPI 3.2, section 4.12.8.
    {
      rule: "lets the style `cookie` be",
      facts: { a: { style: "cookie" } },
      values: { a: { greeting: "Hello%2C world!", code: 42 } },
      want: "greeting=Hello%2C world!; code=42",
    },
    {
      rule: "writes a list of the style `cookie` in one",
      facts: { a: { style: "cookie", explode: false } },
      values: { a: ["x&y", 2] },
      want: "a=x&y,2",
    },
    {
      rule: "leaves reserved characters where the document allows them",
      facts: { a: { allowReserved: true } },
      values: { a: "x/y&z;%2C" },
      want: "a=x/y&z%3B%2C",
    },
    { rule: "is empty for nothing", values: { a: undefined }, want: "" },
  ])("$rule", ({ facts, values, want }) => {
    expect(cookiesOf(operation("/x", "cookie", facts), values)).toBe(want);
  });

  test("refuses a value of the style `cookie` that would end it", () => {
    const raw = operation("/x", "cookie", { a: { style: "cookie" } });
    expect(refusal(() => cookiesOf(raw, { a: "x; admin=1" })).parameter).toBe("a");
  });

  test("refuses plain text that would end the cookie", () => {
    const plain = operation("/x", "cookie", { a: { content: "text/plain" } });
    expect(refusal(() => cookiesOf(plain, { a: "x; admin=1" })).parameter).toBe("a");
    expect(refusal(() => cookiesOf(plain, { a: "x\r\n" })).parameter).toBe("a");
  });
});
