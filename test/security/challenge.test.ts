import { expect, test } from "vitest";
import { isBeyondRefresh, parseChallenges, scopesWanted } from "../../src/security/challenge.ts";

/** A header's challenges as plain data. */
function parsed(header: string) {
  return parseChallenges(header).map(({ scheme, parameters, token68 }) => [
    scheme,
    token68 ?? Object.fromEntries(parameters),
  ]);
}

test.each<[string, unknown[]]>([
  // RFC 9110, section 11.6.1, and RFC 6750, section 3.
  [
    'Basic realm="simple", Newauth realm="apps", type=1, title="Login to \\"apps\\""',
    [
      ["basic", { realm: "simple" }],
      ["newauth", { realm: "apps", type: "1", title: 'Login to "apps"' }],
    ],
  ],
  [
    'Newauth realm="apps", type=1, title="Login to \\"apps\\"", Basic realm="simple"',
    [
      ["newauth", { realm: "apps", type: "1", title: 'Login to "apps"' }],
      ["basic", { realm: "simple" }],
    ],
  ],
  ['Bearer realm="example"', [["bearer", { realm: "example" }]]],
  [
    'Bearer realm="example", error="invalid_token", error_description="The access token expired"',
    [["bearer", { realm: "example", error: "invalid_token", error_description: "The access token expired" }]],
  ],
  // The grammar's corners.
  ["Negotiate", [["negotiate", {}]]],
  ["Negotiate oYH1MIHyoAMKAQ==", [["negotiate", "oYH1MIHyoAMKAQ=="]]],
  [
    "Negotiate a87421000492aa874209af8bc028, Bearer",
    [
      ["negotiate", "a87421000492aa874209af8bc028"],
      ["bearer", {}],
    ],
  ],
  [
    "Negotiate, Basic realm=x",
    [
      ["negotiate", {}],
      ["basic", { realm: "x" }],
    ],
  ],
  ["token68 a.b-c_d~e+f/g=", [["token68", "a.b-c_d~e+f/g="]]],
  ['Bearer realm = "x" ,\terror\t=\t"y"', [["bearer", { realm: "x", error: "y" }]]],
  [', ,, Bearer error="y",,, realm=x,', [["bearer", { error: "y", realm: "x" }]]],
  ['Bearer realm="a, b=c, Basic realm=d"', [["bearer", { realm: "a, b=c, Basic realm=d" }]]],
  ['BEARER ERROR="Y"', [["bearer", { error: "Y" }]]],
  ['Bearer error=""', [["bearer", { error: "" }]]],
  ['Bearer error="\\i\\n\\v"', [["bearer", { error: "inv" }]]],
  ['Bearer realm="back\\\\slash"', [["bearer", { realm: "back\\slash" }]]],
  ['Bearer realm="\u00fc\u00e9"', [["bearer", { realm: "\u00fc\u00e9" }]]],
  ['Bearer   realm="x"', [["bearer", { realm: "x" }]]],
  // What is none.
  ["", []],
  [" , ", []],
  ["string", [["string", {}]]],
  ['error="insufficient_scope"', [["error", {}]]],
  ['"quoted"', []],
  ["=", []],
  [
    'Bearer error="unterminated',
    [
      ["bearer", {}],
      ["error", {}],
    ],
  ],
  ['Bearer realm="x" error="y"', [["bearer", { realm: "x", error: "y" }]]],
  ["Bearer @@@, error=x", [["bearer", {}]]],
])("reads %s", (header, challenges) => {
  expect(parsed(header)).toEqual(challenges);
});

test("finds nothing where there is no header", () => {
  expect(parseChallenges(null)).toEqual([]);
});

const refusedWith = (...challenges: string[]) =>
  new Response(null, {
    status: 403,
    headers: challenges.map((challenge) => ["www-authenticate", challenge] as [string, string]),
  });

test.each([
  [['Bearer error="insufficient_scope"']],
  [["Bearer error=insufficient_scope, scope=x"]],
  [['DPoP error="use_dpop_nonce"']],
  [['Bearer error="insufficient_user_authentication", acr_values="urn:mfa", max_age="5"']],
  [['Bearer realm="", authorization_uri="https://idp.test/a", error="insufficient_claims", claims="e30="']],
  [['Basic realm="x"', 'Bearer error="insufficient_scope"']],
  [['Bearer realm="said \\"no\\"", ERROR="insufficient_scope"']],
])("knows what no refresh can mend: %j", (challenges) => {
  expect(isBeyondRefresh(refusedWith(...challenges))).toBe(true);
});

test.each([
  [[]],
  [["Bearer"]],
  [["string"]],
  [['Bearer error="invalid_token"']],
  [['Bearer error="invalid_token", error_description="insufficient_scope"']],
  [['Bearer realm="error=insufficient_scope"']],
  [['Bearer realm="x, error=\\"insufficient_scope\\""']],
  [["insufficient_scope"]],
])("refreshes for everything else: %j", (challenges) => {
  expect(isBeyondRefresh(refusedWith(...challenges))).toBe(false);
});

test.each([
  ["commas", ",".repeat(100_000)],
  ["quotes", '"'.repeat(100_000)],
  ["an endless string", `Bearer a="${"\\".repeat(100_000)}`],
  ["equals signs", `Bearer ${"a".repeat(50_000)}${"=".repeat(50_000)}x`],
  ["schemes", "a ".repeat(50_000)],
  ["spaces", `Bearer${" ".repeat(100_000)}x`],
  ["parameters", 'Bearer a="b",'.repeat(8_000)],
])("reads a hundred thousand hostile characters in a moment: %s", (_, header) => {
  const start = performance.now();
  parseChallenges(header);
  expect(performance.now() - start).toBeLessThan(2000);
});

test.each([
  [['Bearer error="insufficient_scope", scope="a b"'], ["a", "b"]],
  [
    ['Basic realm="x"', 'Bearer scope="a,b", error=insufficient_scope'],
    ["a", "b"],
  ],
  [['Bearer error="insufficient_scope"'], []],
  [['Bearer error="invalid_token", scope="a"'], undefined],
  [['Bearer scope="a", DPoP error="invalid_token"'], undefined],
  [[], undefined],
])("knows which scopes a server wants: %j", (challenges, scopes) => {
  expect(scopesWanted(refusedWith(...challenges))).toEqual(scopes);
});
