import { describe, expect, test } from "vitest";
import type { SessionCandidate } from "../../../cli/src/model/session-candidate.ts";
import { generateText } from "../generate/generate-text.ts";
import { inspectText } from "../inspect/inspect-text.ts";

const json = (...names: string[]): string =>
  `content: { application/json: { schema: { type: object, properties: { ${names.map((name) => `${name}: { type: string }`).join(", ")} } } } }`;
const post = (path: string, body: string, answer: string, rest = ""): string =>
  `  ${path}: { post: { ${rest}requestBody: { ${body} }, responses: { 200: { description: "", ${answer} } } } }\n`;
const bearer = "components: { securitySchemes: { b: { type: http, scheme: bearer } } }\n";

function candidate(paths: string, rest = bearer): SessionCandidate | undefined {
  const found = generateText(`paths:\n${paths}${rest}`).model.notices.find(({ kind }) => kind === "no-session");
  return found && { message: found.message, block: found.block };
}

const signIn = post("/auth/login", json("username", "password"), json("accessToken", "refreshToken", "expiresIn"));
const refresh = post(
  "/auth/refresh",
  json("refreshToken"),
  json("accessToken", "refreshToken"),
  "operationId: renew, ",
);

describe("a document that wires no session", () => {
  test("is told what looks like one, with the block to paste", () => {
    expect(candidate(`${signIn}${refresh}  /auth/logout: { post: { responses: {} } }\n`)).toEqual({
      message:
        "`POST /auth/login` looks like a sign-in, `POST /auth/refresh` looks like a refresh, and no session is wired. Wire it in latchkey.config:",
      block: `session: {
  "b": {
    signIn: { operationId: "POST /auth/login", accessToken: "/accessToken", refreshToken: "/refreshToken", expiresIn: "/expiresIn" },
    refresh: { operationId: "renew", send: "/refreshToken", accessToken: "/accessToken", refreshToken: "/refreshToken" },
    signOut: { operationId: "POST /auth/logout" },
  },
},`,
    });
  });

  test("has a block that works", () => {
    const session = {
      b: {
        signIn: { operationId: "POST /auth/login", accessToken: "/accessToken", refreshToken: "/refreshToken" },
        refresh: { operationId: "renew", send: "/refreshToken", accessToken: "/accessToken" },
      },
    };
    const { model } = generateText(`paths:\n${signIn}${refresh}${bearer}`, { session });
    expect(model.sessions).toHaveLength(1);
    expect(model.notices.map(({ kind }) => kind)).not.toContain("no-session");
  });

  test.each([
    [
      "a hidden token",
      "components: { securitySchemes: { k: { type: apiKey, in: header, name: Authorization } } }\n",
      'schemes: { "k": { as: "bearer" } },\nsession: {\n  "k": {',
    ],
    [
      "no scheme",
      "",
      'schemes: { "bearerAuth": { type: "http", scheme: "bearer" } },\nsecurity: [{ "bearerAuth": [] }],\nsession: {',
    ],
  ])("has its scheme defined where it has %s", (_rule, rest, start) => {
    expect(candidate(signIn + refresh, rest)?.block?.startsWith(start)).toBe(true);
  });

  test("may have one operation for both, with a grant", () => {
    const token = post("/token", json("grant_type", "username", "password", "refresh_token"), json("access_token"));
    expect(candidate(token)?.block).toContain(
      'refresh: { operationId: "POST /token", params: { body: { grant_type: "refresh_token" } }, send: "/refresh_token", accessToken: "/access_token" },',
    );
  });

  test("may refresh by a cookie, and wrap its tokens", () => {
    const wrapped = `content: { application/json: { schema: { allOf: [{ properties: { data: { properties: { token: {} } } } }] } } }`;
    const renew = `  /refresh: { post: { responses: { 200: { description: "", ${wrapped} } } } }\n`;
    expect(candidate(renew)?.block).toContain(
      'refresh: { operationId: "POST /refresh", send: "cookie", accessToken: "/data/token" },',
    );
  });

  test("is told of a sign-in alone", () => {
    expect(candidate(signIn)).toEqual({
      message:
        "`POST /auth/login` looks like a sign-in, but nothing looks like a refresh: `createSession` of latchkey takes a function for that.",
      block: undefined,
    });
  });

  test("is told nothing where nothing gives tokens", () => {
    expect(candidate(post("/login", json("password"), json("ok")))).toBeUndefined();
    expect(candidate(post("/devices", json("name"), json("token")))).toBeUndefined();
  });

  test("is told the same by inspect", () => {
    const { warnings } = inspectText(`paths:\n${signIn}${refresh}${bearer}`);
    expect(warnings.find(({ kind }) => kind === "no-session")).toMatchObject({
      level: "note",
      message: expect.stringContaining("`POST /auth/login` looks like a sign-in"),
      hint: expect.stringMatching(/^session: \{ "b": \{ signIn: \{ operationId: "POST \/auth\/login"/),
    });
  });
});
