import { expect, test } from "vitest";
import { headerIn, type HeaderSource, mergeHeaders, readableHeaders } from "../../src/client/header-source.ts";

const shapes: [string, HeaderSource][] = [
  ["a record", { "X-A": "1", "Content-Type": "text/plain" }],
  [
    "pairs",
    [
      ["X-A", "1"],
      ["Content-Type", "text/plain"],
    ],
  ],
  ["Headers", new Headers({ "X-A": "1", "Content-Type": "text/plain" })],
];

test.each(shapes)("%s can be read", (_, source) => {
  expect(headerIn(source, "content-type")).toBe("text/plain");
  expect(headerIn(source, "accept")).toBeUndefined();
  expect(mergeHeaders(source).get("x-a")).toBe("1");
});

test("nothing sets nothing", () => {
  expect(headerIn(undefined, "accept")).toBeUndefined();
  expect([...mergeHeaders(undefined, { "X-A": undefined })]).toEqual([]);
  expect(readableHeaders(undefined)).toEqual({});
});

test("the last word is the last one's", () => {
  const merged = mergeHeaders({ a: "1", b: "1" }, new Headers({ A: "2" }), [["B", "3"]]);
  expect([...merged]).toEqual([
    ["a", "2"],
    ["b", "3"],
  ]);
});

test("an iterator of pairs is read once, and nothing of it is lost", () => {
  const pairs = () => new Headers({ "X-A": "1", "X-B": "2" }).entries() as object as Headers; // No type says so.
  expect([...mergeHeaders(pairs())]).toEqual([...pairs()]);
  const readable = readableHeaders(pairs());
  expect([headerIn(readable, "x-a"), headerIn(readable, "x-b")]).toEqual(["1", "2"]);
});

test("null takes away what another one has set", () => {
  const untyped: object = { "x-a": null };
  expect([...mergeHeaders({ "X-A": "1", "x-b": "2" }, untyped as HeaderSource)]).toEqual([["x-b", "2"]]);
});

test("pairs of one name are joined", () => {
  const pairs: HeaderSource = [
    ["X-A", "1"],
    ["X-A", "2"],
  ];
  expect(mergeHeaders(pairs).get("x-a")).toBe("1, 2");
});

test.each(["a\r\nx-evil: 1", "a\0", "ключ"])(
  "names a header that cannot be sent, and shows nothing of it: %j",
  (text) => {
    const what = /^The header "(x-own|.*a.*|ключ)" has a name or a value that no header can have$/;
    for (const source of [{ "x-own": text }, [["x-own", text] as [string, string]], { [text]: "x" }]) {
      expect(() => readableHeaders(source)).toThrow(what);
    }
    const secret = { authorization: `s3cr3t${text}` };
    expect(() => mergeHeaders(secret)).toThrow('The header "authorization" has');
  },
);
