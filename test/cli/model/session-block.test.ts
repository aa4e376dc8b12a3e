import { describe, expect, test } from "vitest";
import { type BlockFault, readStep } from "../../../cli/src/model/session-block.ts";

const fault: BlockFault = (at, problem) => new Error(`${at.join(".")}: ${problem}`);

describe("a step of x-session", () => {
  test("has its operation and its pointers, as written and taken apart", () => {
    const block = { refresh: { operationId: "POST /auth/refresh", send: "/data/token", accessToken: "/a~1b" } };
    expect(readStep(block, "refresh", fault)).toEqual({
      operation: "POST /auth/refresh",
      pointers: { send: "/data/token", accessToken: "/a~1b" },
      paths: { send: ["data", "token"], accessToken: ["a/b"] },
      isByCookie: false,
    });
  });

  test("may send its token in a cookie, which is no pointer", () => {
    const step = readStep({ refresh: { operationId: "r", send: "cookie", accessToken: "/a" } }, "refresh", fault);
    expect(step).toMatchObject({ isByCookie: true, paths: { accessToken: ["a"] } });
    expect(step?.paths).not.toHaveProperty("send");
  });

  test("may be left out, and so may the tokens of a sign-out", () => {
    expect(readStep({}, "signIn", fault)).toBeUndefined();
    expect(readStep({ signOut: { operationId: "o" } }, "signOut", fault)).toMatchObject({ operation: "o", paths: {} });
  });

  test("stands in a block with extensions, and nothing else that nobody knows", () => {
    const refresh = { operationId: "r", accessToken: "/a" };
    expect(readStep({ refresh, "x-note": 1 }, "refresh", fault)).toMatchObject({ operation: "r" });
    expect(() => readStep({ refresh, singIn: {} }, "refresh", fault)).toThrow("singIn: A session has no `singIn`.");
  });

  test("may point to the whole answer", () => {
    const step = readStep({ signIn: { operationId: "i", accessToken: "" } }, "signIn", fault);
    expect(step?.paths).toEqual({ accessToken: [] });
  });

  test.each([
    ["signIn", { operationId: "i", accesToken: "/a" }, "signIn.accesToken: A session has no `signIn.accesToken`."],
    ["refresh", { operationId: "i", accessToken: "/a", expires: "/e" }, "refresh.expires: A session has no"],
    ["signIn", "text", "signIn: `signIn` has no `operationId`."],
    ["signIn", { accessToken: "/a" }, "signIn: `signIn` has no `operationId`."],
    ["signIn", { operationId: 7, accessToken: "/a" }, "signIn: `signIn` has no `operationId`."],
    ["signIn", { operationId: "i" }, "signIn: `signIn` has no `accessToken`."],
    ["refresh", { operationId: "r", accessToken: "a" }, 'refresh.accessToken: "a" is no JSON Pointer.'],
    ["refresh", { operationId: "r", accessToken: "cookie" }, 'refresh.accessToken: "cookie" is no JSON Pointer.'],
    ["refresh", { operationId: "r", accessToken: "/a", expiresIn: 300 }, "refresh.expiresIn: 300 is no JSON Pointer."],
  ] as const)("%s: %j is at fault", (name, step, message) => {
    expect(() => readStep({ [name]: step }, name, fault)).toThrow(message);
  });
});
