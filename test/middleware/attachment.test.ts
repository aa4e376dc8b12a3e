import { apiKey } from "../../src/middleware/api-key.ts";
import { userPassword } from "../../src/middleware/user-password.ts";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { InvalidCredentialError } from "../../src/errors.ts";
import { attachmentOf } from "../../src/middleware/attachment.ts";
import type { SecurityScheme } from "../../src/security/scheme.ts";

const origin = { method: "GET", path: "/x" };
const bearer: SecurityScheme = { type: "http", scheme: "bearer" };
const basic: SecurityScheme = { type: "http", scheme: "basic", by: userPassword };
const header: SecurityScheme = { type: "apiKey", in: "header", name: "X-Key", by: apiKey };
const query: SecurityScheme = { type: "apiKey", in: "query", name: "api_key", by: apiKey };
const cookie: SecurityScheme = { type: "apiKey", in: "cookie", name: "sid", by: apiKey };

const add = (scheme: SecurityScheme, value: unknown) =>
  attachmentOf({ scheme, name: "acme", scopes: [] }, value, origin);
const authorization = (value: string) => ({ in: "header", name: "authorization", value });

test.each<[string, SecurityScheme, unknown, object]>([
  ["a bearer token", bearer, "abc", authorization("Bearer abc")],
  ["a bearer token of a scheme in capitals", { type: "http", scheme: "Bearer" }, "abc", authorization("Bearer abc")],
  ["an OAuth token", { type: "oauth2" }, "abc", authorization("Bearer abc")],
  ["an OpenID Connect token", { type: "openIdConnect" }, "abc", authorization("Bearer abc")],
  ["an HTTP scheme without rules of its own", { type: "http", scheme: "Hawk" }, 'id="1"', authorization('Hawk id="1"')],
  ["a key in a header", header, "k 1", { in: "header", name: "X-Key", value: "k 1" }],
  ["a key in the query, still as it is", query, "a/b+c d", { in: "query", name: "api_key", value: "a/b+c d" }],
  ["a key in a cookie", cookie, "a=b", { in: "cookie", name: "sid", value: "a=b" }],
  [
    "a token that hides behind a key",
    { type: "apiKey", in: "header", name: "Authorization", prefix: "Token ", by: apiKey },
    "abc",
    { in: "header", name: "Authorization", value: "Token abc" },
  ],
  ["Latin-1 in a header", header, "Schlüssel", { in: "header", name: "X-Key", value: "Schlüssel" }],
])("puts %s in its place", (_, scheme, value, attachment) => {
  expect(add(scheme, value)).toMatchObject(attachment);
});

test.each<[string, SecurityScheme, string]>([
  ["a bearer token", bearer, "Bearer abc"],
  ["an OAuth token, in any case", { type: "oauth2" }, "bearer abc"],
  ["an HTTP scheme of its own", { type: "http", scheme: "Hawk" }, 'Hawk id="1"'],
  [
    "a token behind a key",
    { type: "apiKey", in: "header", name: "Authorization", prefix: "Token ", by: apiKey },
    "Token abc",
  ],
])("refuses %s that was given with its scheme, and shows nothing of it", (_, scheme, value) => {
  expect(() => add(scheme, value)).toThrow(/begins with its (scheme|prefix)/);
  expect(() => add(scheme, value)).not.toThrow(/abc|id=/);
});

test.each([
  ["Aladdin", "open sesame", "QWxhZGRpbjpvcGVuIHNlc2FtZQ=="],
  ["test", "123£", "dGVzdDoxMjPCow=="],
  ["key", "", "a2V5Og=="],
  ["", "only", "Om9ubHk="],
  ["用户", "pa:ss:🔑", btoa(String.fromCharCode(...new TextEncoder().encode("用户:pa:ss:🔑")))],
])("writes user name %j and password %j in UTF-8 and Base64 (RFC 7617)", (username, password, encoded) => {
  expect(add(basic, { username, password })).toEqual(authorization(`Basic ${encoded}`));
});

test("writes a password of a million characters", () => {
  const password = "p".repeat(1_000_000);
  expect(add(basic, { username: "u", password })).toEqual(authorization(`Basic ${btoa(`u:${password}`)}`));
});

const LINE_BREAK = "has a line break, or a character that no header can carry";

test.each<[unknown, string]>([
  [undefined, "is undefined, not a string"],
  [null, "is null, not a string"],
  [42, "is number, not a string"],
  [{ token: "secret" }, "is object, not a string"],
  ["", "is empty"],
  [" \t", "is empty"],
  ["\r\n", "is empty"],
  ["secret\r\nX-Evil: 1", LINE_BREAK],
  ["secret\n", LINE_BREAK],
  ["secret\0", LINE_BREAK],
  ["secret\u007f", LINE_BREAK],
  ["secret-ключ", LINE_BREAK],
  ["secret\ud800", LINE_BREAK],
  ["secret\u2028", LINE_BREAK],
])("refuses %j as a credential, in every place", (value, what) => {
  for (const scheme of [bearer, header, query, cookie, { type: "oauth2" }, { type: "http", scheme: "hawk" }] as const) {
    expect(() => add(scheme, value)).toThrow(
      expect.objectContaining({
        constructor: InvalidCredentialError,
        scheme: "acme",
        message: `The credential for acme ${what} (GET /x)`,
      }),
    );
  }
});

test.each<[unknown, string]>([
  [undefined, "has no user name and password"],
  ["user:secret", "has no user name and password"],
  [{ username: "u" }, "has no user name and password"],
  [{ username: "u", password: undefined }, "has no user name and password"],
  [{ username: "", password: "" }, "has no user name and password"],
  [{ username: "a:b", password: "secret" }, "has a user name with a colon, which Basic cannot carry"],
  [{ username: "a", password: "secret\n" }, "has a control character, or half of a character"],
  [{ username: "a\0", password: "secret" }, "has a control character, or half of a character"],
  [{ username: "a", password: "secret\udc00" }, "has a control character, or half of a character"],
])("refuses %j as user name and password", (value, what) => {
  expect(() => add(basic, value)).toThrow(`The credential for acme ${what} (GET /x)`);
});

test.each([";", ",", " ", '"', "\\"])("refuses a key with %j in a cookie", (character) => {
  expect(() => add(cookie, `se${character}cret`)).toThrow("has a character that no cookie can carry");
});

test.each<SecurityScheme>([
  { type: "apiKey", in: "header", name: "X-Key\r\nX-Evil", by: apiKey },
  { type: "apiKey", in: "header", name: "", by: apiKey },
  { type: "apiKey", in: "cookie", name: "a=1; b", by: apiKey },
  { type: "apiKey", in: "header", name: "X-Key", prefix: "Token\r\nX-Evil: ", by: apiKey },
  { type: "http", scheme: "Bearer\r\nX-Evil:" },
  { type: "http", scheme: "" },
])("lets no document write a header of its own: %j", (scheme) => {
  expect(() => add(scheme, "secret")).toThrow(InvalidCredentialError);
});

test("shows nothing of the credential that it refuses", () => {
  for (const value of ["s3cr3t\n", { username: "a:b", password: "s3cr3t" }]) {
    for (const scheme of [bearer, basic, cookie]) {
      const error = (() => {
        try {
          return add(scheme, value);
        } catch (thrown) {
          return thrown;
        }
      })();
      expect(error).toBeInstanceOf(InvalidCredentialError);
      expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)).not.toContain("s3cr3t");
    }
  }
});
