import { expect, test } from "vitest";
import { makeText } from "../../../../cli/src/mock/answers/make-text.ts";
import { randomSource, usual } from "../../../../cli/src/mock/answers/random.ts";

const formats: Readonly<Record<string, RegExp>> = {
  "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  date: /^\d{4}-\d\d-\d\d$/,
  email: /^\w+@example\.(?:com|org)$/,
  uuid: /^[\da-f]{8}-[\da-f]{4}-[47][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
  uri: /^https:\/\//,
  ipv4: /^\d+\.\d+\.\d+\.\d+$/,
  byte: /^[\w=]+$/,
};

test.each(Object.entries(formats))("a text of the format %s is one", (format, pattern) => {
  expect(makeText({ format }, usual)).toMatch(pattern);
  expect(makeText({ format }, randomSource("s"))).toMatch(pattern);
});

test.each([
  [{}, "string"],
  [{ minLength: 8 }, "stringst"],
  [{ maxLength: 3 }, "str"],
  [{ maxLength: 0 }, ""],
  [{ format: "of-our-own" }, "string"],
  [{ format: "constructor" }, "string"],
  [{ pattern: "^[A-Z]{3}$" }, "AAA"],
  [{ pattern: "(" }, "string"],
  [{ contentMediaType: "application/json" }, "{}"],
] as readonly (readonly [Record<string, string | number>, string])[])("%j is %j", (schema, text) => {
  expect(makeText(schema, usual)).toBe(text);
});

test("a text is no longer than a document should ask for", () => {
  expect(makeText({ minLength: 1e9 }, usual).length).toBeLessThanOrEqual(10_000);
});
