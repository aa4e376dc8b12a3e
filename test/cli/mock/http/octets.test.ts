import { expect, test } from "vitest";
import { bytesOf, decodeText, encodeText, octetsOf } from "../../../../cli/src/mock/http/octets.ts";

test("bytes are characters, and characters bytes", () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_, index) => index % 256);
  expect(bytesOf(octetsOf(bytes))).toEqual(bytes);
});

test("text that is no octets is UTF-8", () => {
  expect(decodeText(bytesOf("€"))).toBe("€");
  expect(decodeText(encodeText("ü"))).toBe("ü");
});
