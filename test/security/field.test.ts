import { expect, test } from "vitest";
import { isCookieValue, isFieldName, isFieldValue } from "../../src/security/field.ts";

/** Every character of the first page and some beyond, alone. */
const characters = [...Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)), "Ā", "\u2028", "\ud800"];

test("takes for a field's value exactly what Headers take, but for the break at its ends", () => {
  for (const character of characters) {
    const text = `a${character}b`;
    const isTaken = (() => {
      try {
        return new Headers({ x: text }).get("x") === text;
      } catch {
        return false;
      }
    })();
    // Headers let control characters pass that are no line breaks; RFC 9110, section 5.5, calls them dangerous.
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    const isControl = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(character);
    expect([text, isFieldValue(text)]).toEqual([text, isTaken && !isControl]);
  }
});

test("takes for a field's name exactly what Headers take", () => {
  for (const character of characters) {
    const isTaken = (() => {
      try {
        return new Headers([[`a${character}b`, "x"]]).has(`a${character}b`);
      } catch {
        return false;
      }
    })();
    expect([character, isFieldName(`a${character}b`)]).toEqual([character, isTaken]);
  }
  expect(isFieldName("")).toBe(false);
});

test("takes for a cookie's value what ends no cookie and no header (RFC 6265, section 4.1.1)", () => {
  const refused = characters.filter((character) => !isCookieValue(character));
  expect(refused.filter((character) => /[\u0020-\u007e]/.test(character))).toEqual([" ", '"', ",", ";", "\\"]);
  expect(refused).toHaveLength(characters.length - 90);
});
