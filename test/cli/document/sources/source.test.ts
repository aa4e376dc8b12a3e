import { expect, test } from "vitest";
import { decodeText } from "../../../../cli/src/document/sources/source.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ["\uFEFFopenapi: 3.1.0", "openapi: 3.1.0"],
  ["\uFEFF", ""],
  ["a\uFEFF", "a\uFEFF"],
  ["", ""],
  ["é", "é"],
])("of %j is left %j without a byte order mark", (text, left) => {
  expect(decodeText(utf8(text))).toBe(left);
});

test("a byte order mark says which UTF-16 it is, whatever else is said", () => {
  expect(decodeText(new Uint8Array([0xff, 0xfe, 0xe9, 0]))).toBe("é");
  expect(decodeText(new Uint8Array([0xfe, 0xff, 0, 0xe9]), "utf-8")).toBe("é");
});

test("a charset counts that somebody knows", () => {
  expect(decodeText(new Uint8Array([0xe9]), "iso-8859-1")).toBe("é");
  expect(decodeText(utf8("é"), "klingon")).toBe("é");
});
