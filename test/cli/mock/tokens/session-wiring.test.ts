import { expect, test } from "vitest";
import type { Json } from "../../../../cli/src/document/json.ts";
import { readSessionWiring } from "../../../../cli/src/mock/tokens/session-wiring.ts";

const documentWith = (session: Json | undefined): Json => ({
  components: { securitySchemes: { user: { type: "oauth2", ...(session !== undefined && { "x-session": session }) } } },
});
const signIn = { operationId: "signIn", accessToken: "/tokens/access" };

test("takes the pointers apart", () => {
  const refresh = { operationId: "refresh", send: "/token", accessToken: "/access", expiresIn: "/a~1b" };
  expect(readSessionWiring(documentWith({ signIn, refresh, signOut: { operationId: "signOut" } }))).toEqual([
    {
      scheme: "user",
      signIn: { operationId: "signIn", accessToken: ["tokens", "access"] },
      refresh: { operationId: "refresh", send: ["token"], accessToken: ["access"], expiresIn: ["a/b"] },
      signOut: { operationId: "signOut" },
    },
  ]);
});

test("prefers what the configuration says", () => {
  const [wiring] = readSessionWiring(documentWith({ signIn }), {
    user: { signIn: { ...signIn, operationId: "logIn" } },
  });
  expect(wiring?.signIn?.operationId).toBe("logIn");
});

test.each([
  [{ signIn: { accessToken: "/a" } }, "x-session of user.signIn: `signIn` has no `operationId`."],
  [{ signIn: { operationId: "a", accessToken: "a" } }, 'x-session of user.signIn.accessToken: "a" is no JSON Pointer.'],
  [{ refresh: { operationId: "a", accessToken: "/a" } }, "x-session of user.refresh: `refresh` has no `send`."],
] as readonly (readonly [Json, string])[])("refuses %j", (block, message) => {
  expect(() => readSessionWiring(documentWith(block))).toThrow(message);
});

test("finds no session where there is none", () => {
  expect(readSessionWiring(documentWith(undefined))).toEqual([]);
});
