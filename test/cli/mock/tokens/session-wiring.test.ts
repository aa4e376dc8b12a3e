import { expect, test } from "vitest";
import { readSessionWiring } from "../../../../cli/src/mock/tokens/session-wiring.ts";

const operations = (session: unknown): Parameters<typeof readSessionWiring>[0] => [
  {
    method: "get",
    path: "/",
    responses: [],
    security: [
      [{ key: "user", type: "oauth2", flows: { x: { scopes: { read: "" } } }, extensions: { "x-session": session } }],
    ],
  },
];
const signIn = { operationId: "signIn", accessToken: "/tokens/access" };

test("takes the pointers apart", () => {
  const refresh = { operationId: "refresh", send: "/token", accessToken: "/access", expiresIn: "/a~1b" };
  expect(readSessionWiring(operations({ signIn, refresh, signOut: { operationId: "signOut" } }))).toEqual([
    {
      scheme: "user",
      scopes: ["read"],
      signIn: { operationId: "signIn", accessToken: ["tokens", "access"] },
      refresh: { operationId: "refresh", send: ["token"], accessToken: ["access"], expiresIn: ["a/b"] },
      signOut: { operationId: "signOut" },
    },
  ]);
});

test("prefers what the configuration says", () => {
  const [wiring] = readSessionWiring(operations({ signIn }), { user: { signIn: { ...signIn, operationId: "logIn" } } });
  expect(wiring?.signIn?.operationId).toBe("logIn");
});

test.each([
  [{ signIn: { accessToken: "/a" } }, "x-session of user.signIn: `signIn` has no `operationId`."],
  [{ signIn: { operationId: "a", accessToken: "a" } }, 'x-session of user.signIn.accessToken: "a" is no JSON Pointer.'],
  [{ refresh: { operationId: "a", accessToken: "/a" } }, "x-session of user.refresh: `refresh` has no `send`."],
])("refuses %j", (block, message) => {
  expect(() => readSessionWiring(operations(block))).toThrow(message);
});

test("finds no session where there is none", () => {
  expect(readSessionWiring(operations(undefined))).toEqual([]);
});
