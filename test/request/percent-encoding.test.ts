import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { percentEncode, percentEncodeReserved } from "../../src/request/percent-encoding.ts";

describe("percentEncode", () => {
  test.each([
    { given: "Az09-._~", want: "Az09-._~" },
    { given: "50%", want: "50%25" },
    // RFC 6570, section 3.2.2.
    { given: "Hello World!", want: "Hello%20World%21" },
    { given: "/foo/bar", want: "%2Ffoo%2Fbar" },
    { given: ":/?#[]@!$&'()*+,;=", want: "%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D" },
    { given: "é日😀", want: "%C3%A9%E6%97%A5%F0%9F%98%80" },
    { given: "\r\n\0\\", want: "%0D%0A%00%5C" },
  ])("writes $given as $want", ({ given, want }) => {
    expect(percentEncode(given)).toBe(want);
  });

  test("loses nothing, and leaves only unreserved characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const encoded = percentEncode(text);
        expect(decodeURIComponent(encoded)).toBe(text);
        expect(encoded).toMatch(/^([\w.~-]|%[\dA-F]{2})*$/);
      }),
    );
  });

  test("throws for half of a surrogate pair", () => {
    expect(() => percentEncode("a\uD800b")).toThrow(URIError);
  });
});

describe("percentEncodeReserved", () => {
  test.each([
    // RFC 6570, section 3.2.3.
    { given: "/foo/bar", want: "/foo/bar" },
    { given: "Hello World!", want: "Hello%20World!" },
    { given: "http://example.com/home/", want: "http://example.com/home/" },
    { given: "a:/?@!$'()*,;=b", want: "a:/?@!$'()*,;=b" },
    // These would change what the query says.
    { given: "#&+[]", want: "%23%26%2B%5B%5D" },
    { given: "50% off, 50%25 off, %zz", want: "50%25%20off,%2050%25%20off,%20%25zz" },
    { given: "caller%26encoded%2f", want: "caller%26encoded%2f" },
  ])("writes $given as $want", ({ given, want }) => {
    expect(percentEncodeReserved(given)).toBe(want);
  });

  test.each([
    { place: "path", want: "%C3%A9:%2F%3F%23%5B%5D@!$&'()*+,;=%20" },
    { place: "query", want: "%C3%A9:/?%23%5B%5D@!$%26'()*%2B,;=%20" },
    { place: "cookie", want: "%C3%A9:/?#[]@!$&'()*+%2C%3B=%20" },
  ] as const)("leaves to a $place what it can hold", ({ place, want }) => {
    expect(percentEncodeReserved("é:/?#[]@!$&'()*+,;= ", place)).toBe(want);
  });

  test("never ends the value or the query", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const { hash, searchParams } = new URL(`https://a.example/?q=${percentEncodeReserved(text)}&after=1`);
        expect(hash).toBe("");
        expect([...searchParams.keys()]).toEqual(["q", "after"]);
      }),
    );
  });
});
