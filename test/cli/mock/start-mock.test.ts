import { afterEach, expect, test } from "vitest";
import { type Mock, type MockOptions, type SeenRequest, startMock } from "../../../cli/src/mock/index.ts";
import { members, send } from "./send.ts";

const open: Mock[] = [];
afterEach(() => Promise.all(open.splice(0).map((mock) => mock.close())));

async function start(spec: object, options: Partial<MockOptions> = {}): Promise<Mock> {
  const mock = await startMock({ spec, ...options });
  open.push(mock);
  return mock;
}

const info = { title: "Scrap", version: "1" };
const tokens = { type: "object", properties: { access: { type: "string" }, refresh: { type: "string" } } };
const answerOf = (schema: object): object => ({
  "200": { description: "", content: { "application/json": { schema } } },
});

const requestBody = { content: { "application/json": { schema: tokens } } };

/** A document that secures all it has by one scheme, which wires a session. */
function scrap(scheme: object, session: object | undefined, more: object = {}): object {
  return {
    openapi: "3.1.0",
    info,
    security: [{ key: [] }],
    paths: {
      "/login": {
        post: { operationId: "login", responses: answerOf({ type: "object", properties: { result: tokens } }) },
      },
      "/renew": { post: { operationId: "renew", requestBody, responses: answerOf(tokens) } },
      "/thing": { get: { operationId: "thing", responses: answerOf({ type: "object" }) } },
    },
    components: { securitySchemes: { key: { ...scheme, ...(session !== undefined && { "x-session": session }) } } },
    ...more,
  };
}

const bearer = { type: "http", scheme: "bearer" };
const signIn = { operationId: "login", accessToken: "/result/access", refreshToken: "/result/refresh" };

test("needs no token to sign in, even where the document secures everything alike", async () => {
  const mock = await start(scrap(bearer, { signIn }));
  const { result } = members(await send(mock, "POST", "/login"));
  expect(result).toEqual({ access: expect.any(String), refresh: expect.any(String) });
  expect((await send(mock, "GET", "/thing")).status).toBe(401);
  expect(mock.signIns).toEqual(["POST /login"]);
});

test.each(["POST /login", "postLogin"])("knows an operation without an operationId as %s", async (name) => {
  const spec = scrap(bearer, { signIn: { ...signIn, operationId: name } });
  const mock = await start(JSON.parse(JSON.stringify(spec).replace('"operationId":"login",', "")) as object);
  expect(mock.signIns).toEqual(["POST /login"]);
  expect(members(await send(mock, "POST", "/login"))).toMatchObject({
    result: { access: expect.any(String) as string },
  });
});

test.each(["in the body", "in a cookie"])("ends the session of a refresh token that signs out %s", async (place) => {
  const isCookie = place === "in a cookie";
  const refresh = { operationId: "renew", send: isCookie ? "cookie" : "/refresh", accessToken: "/access" };
  const signOut = { operationId: "POST /leave", ...(!isCookie && { send: "/refresh" }) };
  const leave = { post: { security: [], requestBody, responses: { "204": { description: "" } } } };
  const spec = scrap(bearer, { signIn, refresh, signOut }) as { paths: object };
  const mock = await start({ ...spec, paths: { ...spec.paths, "/leave": leave } });
  const { accessToken, refreshToken } = await mock.issue();
  const sent = isCookie
    ? { headers: { cookie: `refresh_token=${refreshToken}` } }
    : { json: { refresh: refreshToken } };
  expect((await send(mock, "GET", "/thing", { token: accessToken })).status).toBe(200);
  expect((await send(mock, "POST", "/leave", sent)).status).toBe(204);
  expect((await send(mock, "GET", "/thing", { token: accessToken })).status).toBe(401);
  expect((await send(mock, "POST", "/renew", sent)).status).toBe(401);
});

test("carries the refresh token in a cookie where the document says so", async () => {
  const refresh = { operationId: "renew", send: "cookie", accessToken: "/access" };
  const mock = await start(scrap(bearer, { signIn, refresh }));
  const first = (await send(mock, "POST", "/login")).headers.getSetCookie();
  expect(first).toEqual([expect.stringMatching(/^refresh_token=[\w-]+; HttpOnly; Path=\/; SameSite=Lax$/)]);
  const cookie = first[0]?.split(";", 1)[0] ?? "";
  const second = await send(mock, "POST", "/renew", { headers: { cookie } });
  expect([second.status, second.headers.getSetCookie()[0] === first[0]]).toEqual([200, false]);
  expect((await send(mock, "POST", "/renew", { headers: { cookie } })).status).toBe(401);
});

test("keeps a refresh token good where the answer has no place for another", async () => {
  const refresh = { operationId: "renew", send: "/refresh", accessToken: "/access" };
  const mock = await start(scrap(bearer, { refresh }));
  const { refreshToken } = await mock.issue();
  const renew = (): Promise<number> =>
    send(mock, "POST", "/renew", { json: { refresh: refreshToken } }).then(({ status }) => status);
  expect([await renew(), await renew()]).toEqual([200, 200]);
});

test("finds the token of a wired API key where the scheme has it", async () => {
  const mock = await start(scrap({ type: "apiKey", in: "header", name: "X-Token" }, { signIn }));
  const { accessToken } = await mock.issue();
  const status = async (value: string): Promise<number> =>
    (await send(mock, "GET", "/thing", { headers: { "x-token": value } })).status;
  expect([await status(accessToken), await status(`Token ${accessToken}`), await status("else")]).toEqual([
    200, 200, 401,
  ]);
});

test("verifies nothing without a session, and says so", async () => {
  const mock = await start(scrap(bearer, undefined));
  expect(mock.verifies).toBe(false);
  expect((await send(mock, "GET", "/thing", { token: "anything" })).status).toBe(200);
  expect(mock.requests.at(-1)?.token).toBe("unverified");
  expect((await send(mock, "GET", "/thing")).status).toBe(401);
});

test("takes the wiring from the caller where the document has none", async () => {
  const mock = await start(scrap(bearer, undefined), { session: { key: { signIn } } });
  expect((await send(mock, "GET", "/thing", { token: "anything" })).status).toBe(401);
});

test("serves paths with and without the base path of a server", async () => {
  const servers = [
    {
      url: "https://{region}.example.com/{version}",
      variables: { region: { default: "eu" }, version: { default: "v1" } },
    },
  ];
  const mock = await start(scrap(bearer, { signIn }, { servers }));
  const { accessToken: token } = await mock.issue();
  const status = async (path: string): Promise<number> => (await send(mock, "GET", path, { token })).status;
  expect([await status("/thing"), await status("/v1/thing"), await status("/v2/thing")]).toEqual([200, 200, 404]);
});

test("refuses in the form that the document declares, with its own challenge", async () => {
  const schema = { type: "object", properties: { oops: { type: "string", examples: ["no"] } } };
  const responses = { ...answerOf({}), "401": { description: "", content: { "application/json": { schema } } } };
  const login = { post: { operationId: "login", responses: answerOf({}) } };
  const paths = { "/login": login, "/thing": { get: { responses } } };
  const mock = await start(scrap(bearer, { signIn }, { paths }));
  const reply = await send(mock, "GET", "/thing");
  expect([reply.status, reply.text, reply.headers.get("www-authenticate")]).toEqual([
    401,
    '{"oops":"no"}',
    'Bearer realm="Scrap"',
  ]);
});

test("tells of each request, with no secret in it", async () => {
  const seen: SeenRequest[] = [];
  const mock = await start(scrap({ type: "apiKey", in: "query", name: "k" }, undefined), {
    log: (request) => seen.push(request),
    now: () => 7,
  });
  await send(mock, "GET", "/thing?k=one&access_token=two&page=3");
  expect(seen).toEqual([
    {
      method: "GET",
      path: "/thing?k=***&access_token=***&page=3",
      operationId: "thing",
      status: 200,
      token: "none",
      at: 7,
    },
  ]);
});

test("takes schemes, security and names as a configuration has them", async () => {
  const paths = { "/thing": { get: { responses: answerOf({ type: "object" }) } } };
  const spec = { openapi: "3.1.0", info, paths };
  const config = {
    schemes: { mine: { type: "apiKey", in: "header", name: "X-Mine" } },
    security: [{ mine: [] }],
    names: { "GET /thing": "fetchThing" },
    out: "generated",
  };
  const mock = await start(spec, config);
  mock.respond("fetchThing", { status: 418, body: "short and stout" });
  expect((await send(mock, "GET", "/thing")).status).toBe(401);
  expect((await send(mock, "GET", "/thing", { headers: { "x-mine": "1" } })).status).toBe(418);
});

test("reads a file, and says where it is at fault", async () => {
  await expect(startMock({ spec: "nowhere.yaml" })).rejects.toThrow(/^nowhere\.yaml: /);
  const { url } = await start("openapi.yaml" as never);
  expect((await fetch(`${url}/feed`)).status).toBe(200);
});

test("keeps as many requests as told", async () => {
  const mock = await start(scrap(bearer, undefined), { keep: 2 });
  for (const path of ["/1", "/2", "/3"]) await send(mock, "GET", path);
  expect(mock.requests.map(({ path }) => path)).toEqual(["/2", "/3"]);
});

test("says which port is taken", async () => {
  const { url } = await start(scrap(bearer, undefined));
  const port = Number(new URL(url).port);
  await expect(startMock({ spec: scrap(bearer, undefined), port })).rejects.toThrow(`Port ${port} is in use.`);
});
