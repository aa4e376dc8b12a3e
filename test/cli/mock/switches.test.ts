import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Mock, startMock } from "../../../cli/src/mock/index.ts";
import { members, refresh, send } from "./send.ts";

let mock: Mock;
let token = "";

beforeAll(async () => {
  mock = await startMock({ spec: "openapi.yaml" });
  token = (await mock.issue()).accessToken;
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

const account = (): Promise<number> => send(mock, "GET", "/account", { token }).then(({ status }) => status);

test("refuses as many secured calls as told, though the token is good", async () => {
  mock.refuse(2, { status: 401 });
  expect([await account(), await account(), await account()]).toEqual([401, 401, 200]);
  expect(mock.requests.map((request) => request.token)).toEqual(["live", "live", "live"]);
});

test("does not count public calls among the refused", async () => {
  mock.refuse(1);
  expect((await send(mock, "GET", "/feed")).status).toBe(200);
  expect(await account()).toBe(401);
});

test("refuses with 403 and no challenge, since that would be an answer of its own", async () => {
  mock.refuse(1, { status: 403 });
  const reply = await send(mock, "GET", "/account", { token });
  expect([reply.status, reply.headers.has("www-authenticate")]).toEqual([403, false]);
});

test("refuses one operation only, with the challenge that a test wants", async () => {
  mock.refuse(1, { operation: "createPost", challenge: 'DPoP error="use_dpop_nonce"' });
  expect(await account()).toBe(200);
  const reply = await send(mock, "POST", "/feed", { token, json: { title: "a", text: "b" } });
  expect([reply.status, reply.headers.get("www-authenticate")]).toEqual([401, 'DPoP error="use_dpop_nonce"']);
});

test("fails a refresh before the token is used", async () => {
  const { refreshToken } = await mock.issue();
  mock.failRefresh(1, 503);
  expect((await refresh(mock, refreshToken)).status).toBe(503);
  expect((await refresh(mock, refreshToken)).status).toBe(200);
});

test("loses the answer of a refresh that has happened", async () => {
  const { refreshToken } = await mock.issue();
  mock.failRefresh(1, "drop");
  await expect(refresh(mock, refreshToken)).rejects.toThrow("fetch failed");
  expect(mock.requests.at(-1)).toMatchObject({ status: 0, event: "lost-answer" });
  expect(members(await refresh(mock, refreshToken))["detail"]).toContain("was used before");
});

test("holds back the answers of one operation, and lets others pass", async () => {
  mock.delay({ operation: "getAccount", ms: 50 });
  const order: string[] = [];
  const slow = account().then(() => order.push("account"));
  await send(mock, "GET", "/feed").then(() => order.push("feed"));
  await slow;
  expect(order).toEqual(["feed", "account"]);
});

test("turns every switch off at a reset", async () => {
  mock.refuse(5);
  mock.delay({ ms: 60_000 });
  mock.reset();
  expect(await account()).toBe(200);
});

test("closes while answers are held back", async () => {
  const other = await startMock({ spec: "openapi.yaml" });
  other.delay({ ms: 60_000 });
  const held = send(other, "GET", "/feed").catch(() => "cut");
  while (other.requests.length === 0) await new Promise(setImmediate);
  await other.close();
  expect(await held).toBe("cut");
});
