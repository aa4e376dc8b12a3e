import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { request } from "node:http";
import { type Mock, startMock } from "../../../../cli/src/mock/index.ts";
import { members, send } from "../send.ts";

let mock: Mock;
let token = "";

beforeAll(async () => {
  mock = await startMock({ spec: "openapi.yaml", control: true });
});
beforeEach(async () => {
  mock.reset();
  token = (await mock.issue()).accessToken;
});
afterAll(() => mock.close());

const post = (name: string, json?: unknown) =>
  send(mock, "POST", `/__latchkey/${name}`, json === undefined ? {} : { json });
const account = async (): Promise<number> => (await send(mock, "GET", "/account", { token })).status;

test("says where its switches are", () => {
  expect(mock.control).toBe(`${mock.url}/__latchkey`);
});

test.each(["expire", "revoke", "refuse"])("%s is a switch, and answers nothing", async (name) => {
  expect([(await post(name)).status, await account()]).toEqual([204, 401]);
});

test("switches take their settings as JSON", async () => {
  await post("refuse", { count: 2, status: 403 });
  expect([await account(), await account(), await account()]).toEqual([403, 403, 200]);
  await post("respond", { operation: "getAccount", status: 429, headers: { "retry-after": "1" }, times: 1 });
  expect([await account(), await account()]).toEqual([429, 200]);
});

test("a refresh fails as told, and an answer is held back", async () => {
  const { refreshToken } = await mock.issue();
  await post("fail-refresh", { failure: 503 });
  const refresh = () => send(mock, "POST", "/auth/refresh", { json: { token: refreshToken } });
  expect((await refresh()).status).toBe(503);
  await post("revoke-refresh");
  expect((await refresh()).status).toBe(401);
  await post("delay", { operation: "getAccount", ms: 30 });
  const start = performance.now();
  await account();
  expect(performance.now() - start).toBeGreaterThanOrEqual(25);
});

test("gives tokens, and says what it saw; its own calls are not among it", async () => {
  const issued = members(await post("issue", { subject: "ada" }));
  expect((await send(mock, "GET", "/account", { token: String(issued["accessToken"]) })).status).toBe(200);
  const forged = members(await post("forge"));
  expect((await send(mock, "GET", "/account", { token: String(forged["accessToken"]) })).status).toBe(401);
  await send(mock, "GET", "/nowhere");
  const requests: unknown = JSON.parse((await send(mock, "GET", "/__latchkey/requests")).text);
  expect(requests).toMatchObject([{ token: "live" }, { token: "forged" }, { status: 404 }]);
  expect(JSON.parse((await send(mock, "GET", "/__latchkey/violations")).text)).toMatchObject([{ path: "/nowhere" }]);
  await post("reset");
  expect(mock.requests).toEqual([]);
});

test("names near matches, and what there is", async () => {
  const wrong = await post("respond", { operation: "getAcount" });
  expect([wrong.status, members(wrong)["near"]]).toEqual([400, expect.arrayContaining(["getAccount"])]);
  expect((await post("respond", { operation: 7 })).status).toBe(400);
  expect((await post("delay", { ms: "soon" })).status).toBe(400);
  expect((await post("refuse", [])).status).toBe(400);
  const nothing = await post("explode");
  expect([nothing.status, nothing.text]).toEqual([404, expect.stringContaining("POST expire")]);
  expect((await send(mock, "GET", "/__latchkey/expire")).status).toBe(405);
  expect((await send(mock, "POST", "/__latchkey/requests")).status).toBe(405);
});

test("a page that came by another name gets nothing", async () => {
  const { port } = new URL(mock.url);
  const asked = (headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const sent = request({ port, method: "POST", path: "/__latchkey/expire", headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on("error", reject).end();
    });
  expect(await asked({ host: `evil.example:${port}` })).toBe(403);
  expect(await asked({ origin: "https://evil.example" })).toBe(403);
  expect(await account()).toBe(200);
});

test("without being told to, a mock takes no switches over HTTP", async () => {
  const other = await startMock({ spec: "openapi.yaml" });
  expect((await send(other, "POST", "/__latchkey/expire")).status).toBe(404);
  expect(other.control).toBeUndefined();
  await other.close();
});
