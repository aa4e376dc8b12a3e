import { expect, test } from "vitest";
import { mockOf } from "./scrap.ts";
import { members, send } from "./send.ts";

const json = (schema: object): object => ({ content: { "application/json": { schema } } });
const pair = { type: "object", properties: { access: { type: "string" }, refresh: { type: "string" } } };
const paths = {
  "/login": { post: { operationId: "login", responses: { 200: { description: "", ...json(pair) } } } },
  "/renew": {
    post: { operationId: "renew", requestBody: json(pair), responses: { 200: { description: "", ...json(pair) } } },
  },
  "/thing/{id}": {
    get: {
      operationId: "thing",
      parameters: [
        { name: "id", in: "path", required: true, schema: { type: "string" } },
        { name: "n", in: "query", schema: { type: "integer" } },
      ],
      responses: { 200: { description: "", ...json({ type: "object" }) } },
    },
  },
};
const session = {
  signIn: { operationId: "login", accessToken: "/access", refreshToken: "/refresh" },
  refresh: { operationId: "renew", accessToken: "/access", refreshToken: "/refresh", send: "/refresh" },
};

test("to sign in needs no token, even where a document secures all its operations", async () => {
  await using mock = await mockOf(paths, session);
  const signedIn = await send(mock, "POST", "/login");
  expect(signedIn.status).toBe(200);
  const token = String(members(signedIn)["access"]);
  expect((await send(mock, "GET", "/thing/1", { token })).status).toBe(200);
  expect(mock.requests.map(({ token }) => token)).toEqual(["none", "live"]);
});

test("a token is judged before the request is, and a strange one is refused", async () => {
  await using mock = await mockOf(paths, session);
  expect((await send(mock, "GET", "/thing/1?n=x", { token: "strange" })).status).toBe(401);
  expect(mock.violations).toEqual([]);
});

test("without a session tokens are taken as they come, and said not to be verified", async () => {
  await using mock = await mockOf(paths);
  expect((await send(mock, "GET", "/thing/1", { token: "any" })).status).toBe(200);
  expect(mock.requests).toMatchObject([{ token: "unverified" }]);
});

test("a request that breaks the document is noted by its path's template", async () => {
  await using mock = await mockOf(paths);
  await send(mock, "GET", "/thing/1?n=x", { token: "any" });
  expect(mock.violations).toMatchObject([{ method: "GET", path: "/thing/{id}", location: "query.n" }]);
});

test("OPTIONS of a path says which methods it has", async () => {
  await using mock = await mockOf(paths);
  const { status, headers } = await send(mock, "OPTIONS", "/thing/1");
  expect([status, headers.get("allow")]).toEqual([204, "GET"]);
});

test("an answer that is held back comes after its pause, and the log has the call", async () => {
  await using mock = await mockOf(paths);
  mock.delay({ operation: "thing", ms: 40 });
  const start = performance.now();
  await send(mock, "GET", "/thing/1", { token: "any" });
  expect(performance.now() - start).toBeGreaterThanOrEqual(35);
  expect(mock.requests).toHaveLength(1);
});
