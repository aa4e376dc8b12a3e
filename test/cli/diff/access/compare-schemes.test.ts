import { describe, expect, test } from "vitest";
import { renamedSchemes } from "../../../../cli/src/diff/access/compare-schemes.ts";
import { sideOf, told } from "../diff-text.ts";

const api = (schemes: string, security = ""): string =>
  `paths: { /a: { get: { operationId: a, security: [${security}], responses: {} } } }\ncomponents: { securitySchemes: { ${schemes} } }`;
const key = "type: apiKey, in: header, name: X";
const flow = (address: string): string =>
  `a: { type: oauth2, flows: { clientCredentials: { tokenUrl: '${address}', scopes: {} } } }`;

describe("schemes", () => {
  test.each([
    [
      `a: { ${key} }`,
      `a: { ${key.replace("header", "query")} }`,
      ["scheme-moved: `a` is sent as query X; it was header X. Upgrade before the server stops taking the old one."],
    ],
    [
      `a: { ${key} }`,
      "a: { type: http, scheme: basic }",
      ["scheme-credential-changed: `a` takes basic; it took api key."],
    ],
    [
      "a: { type: http, scheme: bearer }",
      flow("https://a.example"),
      ["scheme-type-changed: `a` is oauth2; it was http."],
    ],
    [
      "a: { type: http, scheme: digest }",
      "a: { type: http, scheme: hoba }",
      [
        "scheme-moved: `a` is sent as Authorization: hoba; it was Authorization: digest. Upgrade before the server stops taking the old one.",
      ],
    ],
    ["", `a: { ${key} }`, ["scheme-added: The scheme `a` is new."]],
    [`a: { ${key} }`, "", ["scheme-removed: The scheme `a` is gone."]],
    [
      flow("https://a.example/token"),
      flow("https://a.example/tokens"),
      [
        "token-address-changed: `a` has the tokenUrl of clientCredentials https://a.example/tokens; it was https://a.example/token.",
      ],
    ],
    [
      flow("https://a.example/token"),
      flow("https://b.example/token"),
      [
        "token-address-changed: `a` has the tokenUrl of clientCredentials https://b.example/token; it was https://a.example/token. https://b.example is a new origin that sees secrets.",
      ],
    ],
    [
      "a: { type: openIdConnect, openIdConnectUrl: 'https://a.example/1' }",
      "a: { type: openIdConnect, openIdConnectUrl: 'https://a.example/2' }",
      ["token-address-changed: `a` has the openIdConnectUrl https://a.example/2; it was https://a.example/1."],
    ],
  ])("%s and %s", (before, now, want) => {
    expect(told(api(before), api(now))).toEqual(want);
  });

  test("that only have another name are the same everywhere", () => {
    expect(told(api(`a: { ${key} }`, "{ a: [] }"), api(`b: { ${key} }`, "{ b: [] }"))).toEqual([
      "scheme-renamed: The scheme `a` is called `b`.",
    ]);
  });

  test("are not taken for renamed where two could be meant", () => {
    const [before, now] = [sideOf(api(`a: { ${key} }`)), sideOf(api(`b: { ${key} }, c: { ${key} }`))];
    expect([...renamedSchemes(before, now)]).toEqual([]);
  });

  test("of the configuration are compared like those of the document", () => {
    const options = { schemes: { a: { as: "bearer" } } };
    expect(told(api(`a: { ${key} }`), api(`a: { ${key.replace("X", "Y")} }`), options)).toHaveLength(1);
  });
});
