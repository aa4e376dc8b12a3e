import { expect, test } from "vitest";
import { fieldsOf, type HeaderSource, mergeFields } from "../../src/middleware/header-fields.ts";

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
  expect(fieldsOf(source)).toEqual({ "content-type": "text/plain", "x-a": "1" });
});

test("nothing sets nothing", () => {
  expect(fieldsOf(undefined)).toEqual({});
  expect(mergeFields(undefined, fieldsOf({ "X-A": undefined }))).toEqual({});
});

test("the last word is the last one's", () => {
  const merged = mergeFields(
    ...[{ a: "1", b: "1" }, new Headers({ A: "2" }), [["B", "3"]]].map((source) => fieldsOf(source as HeaderSource)),
  );
  expect(merged).toEqual({ a: "2", b: "3" });
});

test("an iterator of pairs is read once, and nothing of it is lost", () => {
  const pairs = new Headers({ "X-A": "1", "X-B": "2" }).entries() as object as Headers; // No type says so.
  expect(fieldsOf(pairs)).toEqual({ "x-a": "1", "x-b": "2" });
});

test("null takes away what another one has set", () => {
  const untyped: object = { "X-A": null };
  expect(mergeFields({ "x-a": "1", "x-b": "2" }, fieldsOf(untyped as HeaderSource))).toEqual({ "x-b": "2" });
});

test("pairs of one name are joined", () => {
  const pairs: HeaderSource = [
    ["X-A", "1"],
    ["X-A", "2"],
  ];
  expect(fieldsOf(pairs)).toEqual({ "x-a": "1, 2" });
});

test("a record's own headers are read, and no more", () => {
  expect(fieldsOf(Object.create({ "x-a": "1" }) as HeaderSource)).toEqual({});
});

test.each(["a\r\nx-evil: 1", "a\0", "ключ"])(
  "names a header that cannot be sent, and shows nothing of it: %j",
  (text) => {
    const what = /^The header "(x-own|.*a.*|ключ)" has a name or a value that no header can have$/;
    for (const source of [{ "x-own": text }, [["x-own", text] as [string, string]], { [text]: "x" }]) {
      expect(() => fieldsOf(source)).toThrow(what);
    }
    const secret = { authorization: `s3cr3t${text}` };
    expect(() => fieldsOf(secret)).toThrow('The header "authorization" has');
  },
);
