import { expect, test } from "vitest";
import { maskPercent, unmaskPercent } from "../../../../cli/src/generate/types/mask-percent.ts";

test("no string and no key keeps a percent sign, and all come back", () => {
  const masked = JSON.stringify(maskPercent({ "100%": ["5 %", { a: "%41" }], b: 1, c: null }));
  expect(masked).not.toContain("%");
  expect(unmaskPercent(masked)).toBe('{"100%":["5 %",{"a":"%41"}],"b":1,"c":null}');
});

test("comes back where the printer has escaped it", () => {
  expect(unmaskPercent('"100\\uFDD0"')).toBe('"100%"');
});

test("a reference leads to the key that its escapes stand for", () => {
  const masked = maskPercent({ $ref: "#/components/schemas/a%2Fb%25" });
  expect(masked).toEqual({ $ref: "#/components/schemas/a~1b\uFDD0" });
});

test("what has none stays as it is", () => {
  expect(maskPercent({ $ref: "#/components/schemas/a~1b", x: [true] })).toEqual({
    $ref: "#/components/schemas/a~1b",
    x: [true],
  });
});

test("what has none is not copied, and of what has one only the way to it", () => {
  const plain = { $ref: "#/components/schemas/a", x: [true, { y: "z" }] };
  expect(maskPercent(plain)).toBe(plain);
  const masked = maskPercent({ plain, other: ["1 %"] });
  expect(masked).toEqual({ plain, other: ["1 \uFDD0"] });
  expect(Reflect.get(Object(masked), "plain")).toBe(plain);
});

test("a text that has the signs already keeps them", () => {
  const text = "\uFDD0 \uFDDF % \uFDDFa \uFDDFb%";
  expect(JSON.parse(unmaskPercent(JSON.stringify(maskPercent(text))))).toBe(text);
  const printed = JSON.stringify(maskPercent(text)).replaceAll(
    /[\uFDD0\uFDDF]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  expect(JSON.parse(unmaskPercent(printed))).toBe(text);
});

test("a text that only looks like an escape stays", () => {
  expect(unmaskPercent(String.raw`"a\\uFDD0 b\\\\uFDDFa"`)).toBe(String.raw`"a\\uFDD0 b\\\\uFDDFa"`);
  expect(unmaskPercent(String.raw`"a\\\uFDD0"`)).toBe(String.raw`"a\\%"`);
});
